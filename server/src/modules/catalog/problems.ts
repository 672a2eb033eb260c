import { problem } from '../../platform/problem.ts';

export const productNotInState = problem('catalog.product_not_in_state', 409, {
  en: 'That cannot be done with the product in its present state. Reload it to see what can.',
  zh: '商品当前的状态不能执行此操作，请刷新后查看可用的操作。',
});
export const picturesNeeded = problem('catalog.pictures_needed', 422, {
  en: 'The product is saved, but it has no picture yet. Add at least one, then submit it.',
  zh: '商品已保存，但还没有图片。请至少添加一张图片后再提交审核。',
});
export const optionsMismatch = problem('catalog.options_mismatch', 422, {
  en: 'Each item needs exactly one value for each of the {options} options, and option names must differ. Correct the items and save again.',
  zh: '商品设置了 {options} 个规格项，每个 SKU 都要为每个规格项填写一个值，且规格名不能重复。请修改后保存。',
});
export const choiceTwice = problem('catalog.choice_twice', 422, {
  en: 'Two items have the same options ({choice}). Change or remove one of them.',
  zh: '有两个 SKU 的规格相同（{choice}），请修改或删除其中一个。',
});
export const categoryUnknown = problem('catalog.category_unknown', 422, {
  en: 'This category does not exist. Choose one from the list.',
  zh: '没有这个类目，请从列表中选择。',
});
export const pictureUnknown = problem('catalog.picture_unknown', 422, {
  en: 'One of the pictures was not found. Upload it again and save.',
  zh: '有图片没有找到，请重新上传后保存。',
});
export const skuUnknown = problem('catalog.sku_unknown', 422, {
  en: 'One of the items does not belong to this product. Reload the product and try again.',
  zh: '有 SKU 不属于这个商品，请刷新商品后重试。',
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
  en: 'You have saved {most} products, the most we keep. Remove some first.',
  zh: '收藏已达 {most} 件上限，请先移除一些。',
});
