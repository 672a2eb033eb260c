import { subtypes, type Funding } from '@jishi/pricing';
import { now } from '../../platform/clock.ts';
import { Problem } from '../../platform/problem.ts';
import type { Owner } from './owner.ts';
import {
  audienceNotYours,
  benefitTooLarge,
  budgetNeeded,
  codeNotAllowed,
  fundingInvalid,
  scopeNeeded,
  tiersNotRising,
} from './problems.ts';
import type { ActivityDefinition, Rule } from './schemas.ts';
import type { CouponBatchDefinition } from './coupon.schemas.ts';
import type { ActivityRow } from './tables.ts';

export type ActivityState = 'draft' | 'scheduled' | 'running' | 'stopped' | 'ended';

/** Running and ended follow from the clock. */
export function stateOf({
  state,
  starts_at: startsAt,
  ends_at: endsAt,
}: Pick<ActivityRow, 'state' | 'starts_at' | 'ends_at'>): ActivityState {
  if (state !== 'scheduled') return state;
  const time = now();
  if (endsAt <= time) return 'ended';
  return startsAt <= time ? 'running' : 'scheduled';
}

/** Which official subtypes each owner may use for each kind (domain-rules.md §2.1). */
export const allowedCodes: Record<Rule['kind'], Record<Owner['owner'], readonly number[]>> = {
  'item-price': {
    shop: [5053, 5054, 5033, 5017, 4010],
    creator: [5035, 5006],
    platform: [5003, 5018, 5024, 5031, 5044, 5058, 5059, 5060, 5065],
  },
  'quantity-tiers': { shop: [4001], creator: [], platform: [4001] },
  'amount-tiers': {
    shop: [4002, 4003, 4009],
    creator: [],
    platform: [4002, 4004, 4009, 14001, 14002, 21001],
  },
  'every-amount': { shop: [4003], creator: [], platform: [4004, 21001] },
  bundle: { shop: [4005], creator: [], platform: [4005] },
  welcome: { shop: [4006], creator: [], platform: [4006, 4007] },
  gift: { shop: [15001], creator: [], platform: [] },
  'freight-offer': { shop: [0], creator: [], platform: [0] },
};

export const subtypeName = (code: number) => subtypes[code] ?? { zh: String(code), en: String(code) };

/** Everything about a definition that needs no database. Throws the Problem that says what to correct. */
export function checkDefinition(by: Owner, definition: ActivityDefinition): void {
  const { rule, code } = definition;
  checkCode(code, allowedCodes[rule.kind][by.owner]);
  checkRule(rule, code);
  checkParticipants(by, definition);
}

export function checkCode(code: number, allowed: readonly number[]): void {
  if (allowed.includes(code)) return;
  const words = allowed.map((each) => `${each} ${subtypeName(each).zh}`).join(', ');
  throw new Problem(codeNotAllowed, { code, allowed: words || '—' });
}

/** Scope, audience, funding and budget: the same for activities and coupons. */
export function checkParticipants(by: Owner, definition: ActivityDefinition | CouponBatchDefinition): void {
  const { scope, audience, budgetId, code } = definition;
  if (audience?.members && by.owner !== 'shop') throw new Problem(audienceNotYours);
  if (audience?.fans && by.owner !== 'creator') throw new Problem(audienceNotYours);
  if (code === 5033 && !audience?.members)
    throw new Problem(scopeNeeded, { why: 'a member price is for members.', whyZh: '会员价须限定会员。' });
  if (by.owner === 'shop' && scope?.shopIds)
    throw new Problem(scopeNeeded, {
      why: 'a shop’s offer is for its own items only.',
      whyZh: '店铺优惠只用于本店。',
    });
  const { merchantBps = 0, platformBps = 0, creatorBps = 0, brandBps = 0 } = fundingOf(by, definition);
  if (merchantBps + platformBps + creatorBps + brandBps !== 10_000) throw new Problem(fundingInvalid);
  if (by.owner === 'shop' && merchantBps !== 10_000) throw new Problem(fundingInvalid);
  // A creator pays for what is the creator's own: of anything else nobody could say which creator it is. Others join in by
  // a budget that was opened for this creator.
  const alone = budgetId === undefined ? 10_000 : 1;
  if (by.owner === 'creator' ? creatorBps < alone || merchantBps > 0 : creatorBps > 0)
    throw new Problem(fundingInvalid);
  if (platformBps + brandBps > 0 && budgetId === undefined) throw new Problem(budgetNeeded);
}

/** Who pays: what was said, else the owner. */
export function fundingOf(by: Owner, { funding }: { readonly funding?: Funding | undefined }): Funding {
  if (funding) return funding;
  return {
    shop: { merchantBps: 10_000 },
    creator: { creatorBps: 10_000 },
    platform: { platformBps: 10_000 },
  }[by.owner];
}

function checkRule(rule: Rule, code: number): void {
  switch (rule.kind) {
    case 'quantity-tiers':
      return checkTiers(
        rule.tiers.map(({ minQuantity: from, benefit }) => ({ from, benefit, fen: Infinity })),
      );
    case 'amount-tiers':
      if (code === 4002 && rule.tiers.some(({ benefit }) => benefit.kind !== 'rate'))
        throw new Problem(tiersNotRising, { tier: 1 });
      if ([4003, 4004].includes(code) && rule.tiers.some(({ benefit }) => benefit.kind !== 'off'))
        throw new Problem(tiersNotRising, { tier: 1 });
      return checkTiers(rule.tiers.map(({ minAmountFen: from, benefit }) => ({ from, benefit, fen: from })));
    case 'every-amount':
      if (rule.offFen >= rule.everyFen) throw new Problem(benefitTooLarge);
      return;
    case 'welcome':
      return checkBenefit(rule.benefit, rule.thresholdFen > 0 ? rule.thresholdFen : Infinity);
    case 'item-price':
    case 'bundle':
    case 'gift':
    case 'freight-offer':
  }
}

type Benefit = CouponBatchDefinition['benefit'];
type Tier = { readonly from: number; readonly benefit: Benefit; readonly fen: number };

/** n rises, the price falls, strictly (domain-rules.md §2.2). */
export function checkTiers(tiers: readonly Tier[]): void {
  tiers.forEach((tier, i) => {
    checkBenefit(tier.benefit, tier.fen);
    const before = tiers[i - 1];
    if (before && !(tier.from > before.from && better(tier.benefit, before.benefit)))
      throw new Problem(tiersNotRising, { tier: i + 1 });
  });
}

function better(benefit: Benefit, than: Benefit): boolean {
  if (benefit.kind === 'off') return than.kind === 'off' && benefit.offFen > than.offFen;
  return than.kind === 'rate' && benefit.payBps < than.payBps;
}

export function checkBenefit(benefit: Benefit, fromFen: number): void {
  if (benefit.kind === 'off' && benefit.offFen >= fromFen) throw new Problem(benefitTooLarge);
}
