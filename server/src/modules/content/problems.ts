import { problem } from '../../platform/problem.ts';

export const creatorNotFound = problem('content.creator_not_found', 404, {
  en: 'This creator does not exist or has left. Look for another in the feed.',
  zh: '这位创作者不存在或已离开，可以去首页看看其他创作者。',
});
export const commentTooSoon = problem('content.comment_refused', 422, {
  en: 'This comment looks like an advert or a repetition and was not published. Write it in your own words.',
  zh: '这条评论疑似广告或重复内容，没有发布。请换一种说法再试。',
});
export const uploadUnusable = problem('content.upload_unusable', 422, {
  en: 'This upload is not finished, is not yours, or is not a video. Upload the file again.',
  zh: '这个文件没有上传完成、不属于你或不是视频，请重新上传。',
});
export const videoNotEditable = problem('content.video_not_editable', 409, {
  en: 'This video was taken down and cannot be changed. Read the reason and appeal to the operators.',
  zh: '这条视频已被下架，不能修改。请查看下架原因并联系平台申诉。',
});
export const notABuyer = problem('content.not_reviewable', 403, {
  en: 'Only what you bought and received can be reviewed. Confirm receipt first.',
  zh: '只能评价已购买并收到的商品，请先确认收货。',
});
export const ownReview = problem('content.own_review', 403, {
  en: 'This review is yours, or about a shop of yours. Leave it to another operator.',
  zh: '这条评价是你写的，或关于你自己的店铺，请交给其他同事处理。',
});
export const reviewedAlready = problem('content.reviewed_already', 409, {
  en: 'You have reviewed this already.',
  zh: '你已经评价过这件商品了。',
});
