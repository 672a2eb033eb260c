import { problem } from '../../platform/problem.ts';

export const productNotInState = problem('catalog.product_not_in_state', 409, {
  en: 'This product is {state}, so that cannot be done now. Reload it to see what can.',
  zh: '商品当前状态为「{state}」，不能执行此操作。请刷新后查看可用的操作。',
});
export const productIncomplete = problem('catalog.product_incomplete', 422, {
  en: 'The product is saved, but it still needs: {missing}. Add that, then submit it.',
  zh: '商品已保存，但还缺少：{missing}。补充后再提交审核。',
});
export const productInvalid = problem('catalog.product_invalid', 422, {
  en: 'The product cannot be saved like this: {why}.',
  zh: '商品无法保存：{why}。',
});
export const shopNotOpen = problem('catalog.shop_not_open', 409, {
  en: 'The shop is not open for trade yet. Drafts are kept; you can submit products once it is approved.',
  zh: '店铺尚未开通，草稿会保留；店铺审核通过后即可提交商品。',
});
export const pictureUnreadable = problem('catalog.picture_unreadable', 422, {
  en: 'This file is not a picture we can read. Send a JPEG, PNG, WebP, GIF or AVIF file.',
  zh: '无法识别这个图片文件，请上传 JPEG、PNG、WebP、GIF 或 AVIF 格式的图片。',
});
export const pictureTooLarge = problem('catalog.picture_too_large', 413, {
  en: 'This picture is too large. Send at most 10 MB and 40 megapixels.',
  zh: '图片过大，请上传不超过 10 MB、4000 万像素的图片。',
});
export const pictureTooSmall = problem('catalog.picture_too_small', 422, {
  en: 'This picture is {width} × {height} pixels; both sides need at least 100.',
  zh: '图片尺寸为 {width} × {height} 像素，每边至少需要 100 像素。',
});
export const pictureMissing = problem('catalog.picture_missing', 400, {
  en: 'No file was sent. Attach one picture in the form field "file".',
  zh: '没有收到文件，请在表单字段 file 中附上一张图片。',
});
export const tooManySaved = problem('catalog.too_many_saved', 409, {
  en: 'You have saved 2,000 products, the most we keep. Remove some first.',
  zh: '收藏已达 2000 件上限，请先移除一些。',
});
