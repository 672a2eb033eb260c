import { call, type Query, type Reply } from './api.ts';
import { visitor } from '../lib/visitor.ts';

export type FeedPage = Reply<'GET /feed'>;

export const askForFeed = (query: Query<'GET /feed'>): Promise<FeedPage> =>
  call('GET /feed', { query: { ...query, visitor: visitor() } });

const firstItems = 3; // 7 kB instead of 20: more is asked for as soon as the app is there
let asked: Promise<FeedPage> | undefined;

/**
 * The first page of the feed, asked for before the app has arrived: on a slow phone the app is 150 kB away, which is a second.
 * The feed takes it from here once.
 */
export function lookFirst(): Promise<FeedPage> {
  return (asked = askForFeed({ tab: 'recommend', limit: firstItems }));
}

export function takeFirstLook(): Promise<FeedPage> | undefined {
  const taken = asked;
  asked = undefined;
  return taken;
}
