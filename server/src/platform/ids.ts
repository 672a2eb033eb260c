import { randomFillSync } from 'node:crypto';
import { now } from './clock.ts';
import { Problem, problem } from './problem.ts';

/** Every kind of thing with an id, and its prefix on the wire. */
export const prefixes = {
  person: 'per',
  session: 'ses',
  address: 'adr',
  shop: 'shp',
  creator: 'crt',
  product: 'prd',
  sku: 'sku',
  picture: 'pic',
  category: 'cat',
  productImport: 'imp',
  freightTemplate: 'frt',
  video: 'vid',
  upload: 'upl',
  comment: 'cmt',
  review: 'rev',
  purchase: 'pur',
  order: 'ord',
  orderLine: 'lin',
  payment: 'pay',
  refund: 'ref',
  shipment: 'sht',
  notification: 'ntf',
  audit: 'aud',
  failure: 'fai',
  entry: 'ent',
  impression: 'ips',
  activity: 'atv',
  couponBatch: 'cpb',
  coupon: 'cpn',
  enrolmentCall: 'enc',
  budget: 'bdg',
  allowance: 'alw',
  mandate: 'mdt',
  charge: 'chg',
  creditAgreement: 'agr',
  instalment: 'ins',
  repayment: 'rpy',
  afterSale: 'afs',
  priceClaim: 'prc',
  commissionPlan: 'cmp',
  settlementBill: 'stl',
  payout: 'pyt',
  deposit: 'dep',
  reconciliation: 'rcn',
  difference: 'dif',
  dataExport: 'exp',
  payoutFile: 'pyf',
  policyProposal: 'ppl',
} as const;

export type Kind = keyof typeof prefixes;
export type Id<K extends Kind = Kind> = string & { readonly __kind: K };

export const idNotFound = problem('platform.not_found', 404, {
  en: 'There is nothing here, or it is not yours to see. Check the address and try again.',
  zh: '这里没有内容，或者你无权查看。请检查地址后再试。',
});

const pool = Buffer.alloc(16 * 256);
let used = pool.length;

function randomBytes16(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += 16;
  return pool.subarray(used - 16, used);
}

/**
 * A UUIDv7 (RFC 9562). With `like`, the last two bytes are copied from that id: everything of one buyer
 * shares them, so any of the ids alone tells the shard (reliability.md §3.2).
 */
export function newId<K extends Kind>(_kind: K, like?: Id): Id<K> {
  const bytes = Buffer.from(randomBytes16());
  bytes.writeUIntBE(now().getTime(), 0, 6);
  bytes[6] = 0x70 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = bytes.toString('hex');
  const tail = like ? like.slice(-4) : hex.slice(28);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 28)}${tail}` as Id<K>;
}

export const shardCount = 64;

/** The logical shard, 0 … 63, of the buyer an id belongs to. */
export function shardOf(id: Id): number {
  return parseInt(id.slice(-4), 16) % shardCount;
}

/** `ord_` + 32 hex digits. */
export function toWire<K extends Kind>(kind: K, id: Id<K>): string {
  return `${prefixes[kind]}_${id.replaceAll('-', '')}`;
}

/** The id behind a wire id; anything malformed is simply not found. */
export function fromWire<K extends Kind>(kind: K, wire: string): Id<K> {
  const prefix = `${prefixes[kind]}_`;
  const hex = wire.slice(prefix.length);
  if (!wire.startsWith(prefix) || !/^[0-9a-f]{32}$/.test(hex)) throw new Problem(idNotFound);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Id<K>;
}
