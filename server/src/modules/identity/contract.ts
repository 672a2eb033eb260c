import { mineContract } from './mine.contract.ts';
import { operatingContract } from './operating.contract.ts';
import { shopsContract } from './shops.contract.ts';
import { signingInContract } from './signing-in.contract.ts';

/** Signing in, what is mine, shops and their staff, and what operators do with all of these. */
export const identityContract = {
  ...signingInContract,
  ...mineContract,
  ...shopsContract,
  ...operatingContract,
} as const;
