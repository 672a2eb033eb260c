export { credit, debit, move, type Account, type Entry, type EntryKind, type Leg } from './entry.ts';
export { post, postAll, reverse, type Posted } from './post.ts';
export { legsOf, trialBalance, type PostedLeg, type TrialBalance } from './balances.ts';
export { brokenInvariants, type Finding } from './check-invariants.ts';
export { invariants } from './invariants.ts';
