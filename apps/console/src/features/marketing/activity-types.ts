import type { Item } from '@jishi/wire';

export type Activity = Item<'GET /shops/:shopId/activities'>;
export type ActivityState = Activity['state'];
export type RuleKind = Activity['rule']['kind'];
export type OwnerKind = 'shop' | 'creator' | 'platform';

export const activityStates = ['running', 'scheduled', 'draft', 'ended', 'stopped'] as const;

/** What somebody wants to do, in their words; each is one official subtype in one shape. */
export const activityTypes = {
  flash: { code: 5054, kind: 'item-price' },
  single: { code: 5053, kind: 'item-price' },
  member: { code: 5033, kind: 'item-price' },
  fan: { code: 5035, kind: 'item-price' },
  subsidy: { code: 5003, kind: 'item-price' },
  superFlash: { code: 5031, kind: 'item-price' },
  multiBuy: { code: 4001, kind: 'quantity-tiers' },
  amountOff: { code: 4003, kind: 'amount-tiers' },
  amountRate: { code: 4002, kind: 'amount-tiers' },
  crossShop: { code: 4004, kind: 'every-amount' },
  every: { code: 4003, kind: 'every-amount' },
  bundle: { code: 4005, kind: 'bundle' },
  newcomer: { code: 4006, kind: 'welcome' },
  gift: { code: 15001, kind: 'gift' },
  freight: { code: 0, kind: 'freight-offer' },
} as const satisfies Record<string, { code: number; kind: RuleKind }>;
export type ActivityType = keyof typeof activityTypes;

export const typesOf: Record<OwnerKind, readonly ActivityType[]> = {
  shop: [
    'flash',
    'single',
    'multiBuy',
    'amountOff',
    'amountRate',
    'every',
    'bundle',
    'gift',
    'freight',
    'newcomer',
    'member',
  ],
  creator: ['fan'],
  platform: ['crossShop', 'subsidy', 'superFlash', 'newcomer', 'freight'],
};

/** The type an activity was made as; one of another tool is shown by the first type of its shape. */
export function typeOf({ code, rule }: Pick<Activity, 'code' | 'rule'>): ActivityType {
  const names = Object.keys(activityTypes) as ActivityType[];
  const same = names.find(
    (name) => activityTypes[name].code === code && activityTypes[name].kind === rule.kind,
  );
  return same ?? names.find((name) => activityTypes[name].kind === rule.kind) ?? 'single';
}
