import { now } from '../../platform/clock.ts';
import { shardOf, type Id } from '../../platform/ids.ts';

/**
 * A number for people: JS, the day, the time of day, the buyer's shard and four digits, such as JS26112258471234070815.
 * It is a handle to search by, not a key: the id is.
 */
export function orderNumber(orderId: Id<'order'>): string {
  const time = now();
  const day = time.toISOString().slice(2, 10).replaceAll('-', '');
  const ofDay = String(time.getTime() % 86_400_000).padStart(8, '0');
  const random = String(parseInt(orderId.slice(24, 32), 16) % 10_000).padStart(4, '0');
  return `JS${day}${ofDay}${String(shardOf(orderId)).padStart(2, '0')}${random}`;
}
