export { Video, type VideoWire } from './contract.ts';
export { finishVideo, publishVideo, type MadeVideo, type PublishVideo } from './publish-video.ts';
export { comment, countShare, followCreator, setMark } from './engage.ts';
export { replyToReview, writeReview } from './review.ts';
export { foldCounters, publicVideosByIds, rankable } from './videos.sql.ts';
export { followedCreators } from './engagement.sql.ts';
export { showVideos } from './view.ts';
export { keep as keepFile } from './process-video.ts';
export type { VideoRow } from './tables.ts';
