import type { Id } from '../../platform/ids.ts';
import type { VideoState } from './video.ts';

export type VideoRow = {
  video_id: Id<'video'>;
  creator_id: Id<'creator'>;
  state: VideoState;
  failure: string | null;
  caption: string;
  topics: string[];
  product_ids: Id<'product'>[];
  upload_id: string | null;
  poster_at_ms: number;
  video_key: string | null;
  poster_key: string | null;
  width: number | null;
  height: number | null;
  duration_ms: number | null;
  likes: number;
  comments: number;
  saves: number;
  shares: number;
  plays: number;
  reports: number;
  created_at: Date;
  published_at: Date | null;
};

export type CommentRow = {
  comment_id: Id<'comment'>;
  video_id: Id<'video'>;
  author_id: Id<'person'>;
  text: string;
  at: Date;
  deleted_at: Date | null;
};

export type ReviewRightRow = {
  buyer_id: Id<'person'>;
  order_id: Id<'order'>;
  sku_id: Id<'sku'>;
  product_id: Id<'product'>;
  shop_id: Id<'shop'>;
  title: string;
  sku_name: string;
  picture_url: string | null;
  received_at: Date;
  reviewed: boolean;
};

export type ReviewRow = {
  review_id: Id<'review'>;
  product_id: Id<'product'>;
  shop_id: Id<'shop'>;
  buyer_id: Id<'person'>;
  order_id: Id<'order'>;
  sku_id: Id<'sku'>;
  sku_name: string;
  product_title: string;
  rating: number;
  text: string;
  picture_keys: string[];
  at: Date;
  reply_text: string | null;
  reply_at: Date | null;
  hidden_at: Date | null;
  hidden_by: Id<'person'> | null;
  hidden_reason: string | null;
};

type Marked = { person_id: Id<'person'>; video_id: Id<'video'>; at: Date };
export type Tables = {
  'content.videos': VideoRow;
  'content.counter_deltas': { video_id: Id<'video'>; counter: Counter; delta: number };
  'content.likes': Marked;
  'content.saves': Marked;
  'content.follows': { person_id: Id<'person'>; creator_id: Id<'creator'>; at: Date };
  'content.comments': CommentRow;
  'content.reports': {
    video_id: Id<'video'>;
    person_id: Id<'person'>;
    reason: string;
    note: string;
    at: Date;
    dismissed_at: Date | null;
  };
  'content.review_rights': ReviewRightRow;
  'content.reviews': ReviewRow;
};
export type Counter = 'likes' | 'comments' | 'saves' | 'shares' | 'plays' | 'reports';
