import type { HandlingWay, Status } from './status.ts';

export type Actor = 'buyer' | 'shop' | 'operator' | 'system';
/** What somebody can do to a case. */
export const actions = [
  'revise',
  'withdraw',
  'escalate',
  'send_back',
  'agree',
  'refuse',
  'confirm_receipt',
  'dispute',
  'decide_refund',
  'decide_return',
  'decide_refusal',
  'message',
] as const;
export type Action = (typeof actions)[number];
/** What the system does: by the clock, or because the money moved. */
export type Step =
  | Action
  | 'auto_agree'
  | 'give_up'
  | 'auto_confirm'
  | 'money_back'
  | 'order_closed'
  | 'nothing_left';

type Rule = {
  readonly by: readonly Actor[];
  readonly from: readonly Status[];
  readonly to: (status: Status, way: HandlingWay) => Status;
};
const stay = (status: Status): Status => status;
const agreed = (_: Status, way: HandlingWay): Status => (way === 1 ? 30 : 50);
const to = (status: Status) => (): Status => status;

/** THE TABLE: who may do what in which status, and where it leads. Nothing else changes a status. */
export const steps: Record<Step, Rule> = {
  revise: { by: ['buyer'], from: [10, 12], to: to(10) },
  withdraw: { by: ['buyer'], from: [10, 12, 20, 30], to: to(70) },
  escalate: { by: ['buyer'], from: [12], to: to(20) },
  send_back: { by: ['buyer'], from: [30], to: to(40) },
  agree: { by: ['shop'], from: [10, 12, 20], to: agreed },
  refuse: { by: ['shop'], from: [10], to: to(12) },
  confirm_receipt: { by: ['shop'], from: [40], to: to(50) },
  dispute: { by: ['shop'], from: [40], to: to(20) },
  decide_refund: { by: ['operator'], from: [20], to: to(50) },
  decide_return: { by: ['operator'], from: [20], to: to(30) },
  decide_refusal: { by: ['operator'], from: [20], to: to(70) },
  message: { by: ['buyer', 'shop', 'operator'], from: [10, 12, 20, 30, 40, 45], to: stay },
  auto_agree: { by: ['system'], from: [10], to: agreed },
  give_up: { by: ['system'], from: [12, 30], to: to(70) },
  auto_confirm: { by: ['system'], from: [40], to: to(50) },
  money_back: { by: ['system'], from: [50], to: to(60) },
  nothing_left: { by: ['system'], from: [50], to: to(70) },
  order_closed: { by: ['system'], from: [10, 12, 20, 30, 40], to: to(70) },
};

/** Where a step leads, or null when it may not be taken. Goods that came back once are not sent back again. */
export function next(
  step: Step,
  actor: Actor,
  of: { status: Status; way: HandlingWay; sentBack: boolean },
): Status | null {
  const rule = steps[step];
  if (!rule.by.includes(actor) || !rule.from.includes(of.status)) return null;
  if (step === 'decide_return' && (of.sentBack || of.way !== 1)) return null;
  if (step === 'withdraw' && of.sentBack) return null;
  // Goods that are already with the shop need no second way: to agree is to pay.
  if (step === 'agree' && of.sentBack) return 50;
  return rule.to(of.status, of.way);
}

export function actionsOf(
  actor: Actor,
  of: { status: Status; way: HandlingWay; sentBack: boolean },
): Action[] {
  return actions.filter((action) => next(action, actor, of) !== null);
}
