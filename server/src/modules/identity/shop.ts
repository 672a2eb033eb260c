import type { Id } from '../../platform/ids.ts';
import type { Words } from '../../platform/problem.ts';
import type { Bilingual } from './person.ts';

export type ShopState = 'pending' | 'approved' | 'rejected' | 'suspended';
export const stateWords: Record<ShopState, Words> = {
  pending: { zh: '审核中', en: 'waiting for review' },
  approved: { zh: '营业中', en: 'open' },
  rejected: { zh: '未通过审核', en: 'not approved' },
  suspended: { zh: '已暂停', en: 'suspended' },
};
export type ShopKind = 'brand' | 'factory' | 'co-operative' | 'dock' | 'specialist' | 'maker';

/** What each decision needs and makes. Approving a suspended shop lifts the suspension. */
export const decisions = {
  submission: { from: ['rejected'], to: 'pending' },
  approval: { from: ['pending', 'suspended'], to: 'approved' },
  rejection: { from: ['pending'], to: 'rejected' },
  suspension: { from: ['approved'], to: 'suspended' },
} as const satisfies Record<string, { from: readonly ShopState[]; to: ShopState }>;
export type Decision = keyof typeof decisions;

/** A shop as others may see it. `score` is the mean of its reviews × 100: 480 is 4.80. */
export type ShopCard = {
  readonly shopId: Id<'shop'>;
  readonly name: Bilingual;
  readonly intro: Bilingual;
  readonly kind: ShopKind;
  readonly regionCode: string;
  readonly logoKey: string | null;
  readonly state: ShopState;
  readonly reason: string | null;
  readonly score: number | null;
  readonly createdAt: Date;
  readonly decidedAt: Date | null;
};

/** Two names that look alike are one name: case, width and spaces do not tell shops apart. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '');
}
