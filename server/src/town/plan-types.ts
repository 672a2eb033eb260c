// Thirty days of trade and traffic, as data.

import type { Language } from './types.ts';

export type Outcome =
  | 'unpaid-cancelled'
  | 'paid-waiting'
  | 'shipped'
  | 'received'
  | 'reviewed'
  | 'cancelled-after-paid';

export type PlannedReview = {
  at: Date;
  rating: 1 | 2 | 3 | 4 | 5;
  text: string;
  language: Language;
  /** Attach the buyer's photo of this product (`town.reviewPictures`). */
  withPicture: boolean;
  reply: { at: Date; text: string } | null;
};

export type PlannedLine = {
  product: string;
  sku: string;
  quantity: number;
  priceFen: bigint;
  /** The video it was bought from, or null for the shelf and search. */
  video: string | null;
  review: PlannedReview | null;
};

export type PlannedOrder = {
  key: string;
  shop: string;
  lines: readonly PlannedLine[];
  outcome: Outcome;
  shippedAt: Date | null;
  carrier: string | null;
  trackingNumber: string | null;
  receivedAt: Date | null;
  cancelledAt: Date | null;
  cancelReason: string | null;
  note: string;
};

/** One purchase is paid once; it holds one order per shop. */
export type PlannedPurchase = {
  key: string;
  buyer: string;
  placedAt: Date;
  paidAt: Date | null;
  orders: readonly PlannedOrder[];
};

/** One day of one video, in the town's own time zone (`day` is YYYY-MM-DD in Asia/Shanghai). */
export type VideoDay = {
  video: string;
  day: string;
  exposures: number;
  plays: number;
  completions: number;
  likes: number;
  shares: number;
  productClicks: number;
  orders: number;
};

export type ProductDay = { product: string; day: string; views: number; addedToCart: number; orders: number };

export type PlannedComment = {
  video: string;
  person: string;
  text: string;
  at: Date;
  reply: { person: string; text: string; at: Date } | null;
};

export type Plan = {
  startsAt: Date;
  endsAt: Date;
  purchases: readonly PlannedPurchase[];
  publishedAt: ReadonlyMap<string, Date>;
  videoDays: readonly VideoDay[];
  productDays: readonly ProductDay[];
  follows: readonly { person: string; creator: string; at: Date }[];
  likes: readonly { person: string; video: string; at: Date }[];
  saves: readonly { person: string; video: string; at: Date }[];
  savedProducts: readonly { person: string; product: string; at: Date }[];
  comments: readonly PlannedComment[];
};
