import type { Static } from '../../platform/contract.ts';
import { day } from '../../platform/clock.ts';
import type { Words } from '../../platform/problem.ts';
import type { CreditDecision, CreditQuestion, Factor } from './credit-decider.ts';
import { yuan } from './eligibility.ts';
import type { scoringPolicy } from './policy.ts';

type Scoring = Static<typeof scoringPolicy.schema>;

const monthMs = 30 * day;

/** The local decision: points from the buyer's own history here, each with its words. The same history always scores the same. */
export function score(question: CreditQuestion, scoring: Scoring): CreditDecision {
  const factors = factorsOf(question, scoring);
  const total = factors.reduce((points, factor) => points + factor.points, 0);
  const granted = total >= scoring.passAt;
  const limit = scoring.limitAtPassFen + (total - scoring.passAt) * scoring.limitPerPointFen;
  return {
    granted,
    limitFen: granted ? BigInt(Math.min(limit, scoring.maxLimitFen)) : 0n,
    score: total,
    factors,
    decidedBy: 'scorecard',
    words: granted
      ? {
          en: `${total} points; ${scoring.passAt} are needed.`,
          zh: `评分 ${total}，需要 ${scoring.passAt}。`,
        }
      : {
          en: `Your history here gives ${total} points and ${scoring.passAt} are needed; orders that you receive add to it.`,
          zh: `你在本站的记录评分为 ${total}，需要 ${scoring.passAt}，完成更多订单后可再试。`,
        },
  };
}

function factorsOf({ memberSince, at, history }: CreditQuestion, scoring: Scoring): Factor[] {
  const months = Math.floor((at.getTime() - memberSince.getTime()) / monthMs);
  const { receivedOrders, receivedFen, refunds, paidOnTime, paidLate, writtenOff } = history;
  const factor = (code: string, points: number, en: string, zh: string): Factor => ({
    code,
    points: points || 0,
    words: { en, zh } satisfies Words,
  });
  return [
    factor('base', scoring.basePoints, 'Everybody begins with these.', '基础分。'),
    factor(
      'time',
      Math.min(months * scoring.perMonthHere, scoring.maxForTime),
      `Here for ${months} ${months === 1 ? 'month' : 'months'}.`,
      `注册 ${months} 个月。`,
    ),
    factor(
      'orders',
      Math.min(receivedOrders * scoring.perReceivedOrder, scoring.maxForOrders),
      `${receivedOrders} orders received, worth ¥${yuan(receivedFen)}.`,
      `已完成 ${receivedOrders} 笔订单，共 ¥${yuan(receivedFen)}。`,
    ),
    factor('refunds', refunds * scoring.perRefund, `${refunds} refunds.`, `退款 ${refunds} 笔。`),
    factor(
      'paid_on_time',
      Math.min(paidOnTime * scoring.perPaidOnTime, scoring.maxForPaying),
      `${paidOnTime} debts paid in time.`,
      `按时还款 ${paidOnTime} 笔。`,
    ),
    factor(
      'paid_late',
      paidLate * scoring.perPaidLate,
      `${paidLate} debts paid after they were overdue.`,
      `逾期后还款 ${paidLate} 笔。`,
    ),
    factor(
      'written_off',
      writtenOff * scoring.perWrittenOff,
      `${writtenOff} debts were never paid.`,
      `未还坏账 ${writtenOff} 笔。`,
    ),
  ];
}
