import { creatorContract } from './creator.contract.ts';
import { myVideosContract, videosForReviewContract } from './my-videos.contract.ts';
import { reviewContract } from './review.contract.ts';
import { videoContract } from './video.contract.ts';

/** Every route of content, by whom it is for. */
export const contentContract = {
  ...videoContract,
  ...creatorContract,
  ...myVideosContract,
  ...videosForReviewContract,
  ...reviewContract,
} as const;
