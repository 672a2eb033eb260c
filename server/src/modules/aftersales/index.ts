/** After-sales: asking for money back, the dispute about it, and what a price cut gives back. */

export type { CaseChanged, Refunded } from './events.ts';
export { openStatuses, statusWords, type HandlingWay, type Status } from './status.ts';
