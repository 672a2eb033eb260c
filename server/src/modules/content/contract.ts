import { creatorContract } from './creator.contract.ts';
import { moderationContract } from './moderation.contract.ts';
import { myVideosContract } from './my-videos.contract.ts';
import { reviewContract } from './review.contract.ts';
import { videoContract } from './video.contract.ts';

/** Every route of content, by whom it is for. */
export const contentContract = {
  ...videoContract,
  ...creatorContract,
  ...myVideosContract,
  ...moderationContract,
  ...reviewContract,
} as const;
