import { creatorFinanceContract } from './creator.contract.ts';
import { operatorFinanceContract } from './operator.contract.ts';
import { payoutFilesContract } from './payout-files.contract.ts';
import { shopFinanceContract } from './shop.contract.ts';

/** Bills, statements and payouts: one file for each who reads them. */
export const settlementContract = {
  ...shopFinanceContract,
  ...creatorFinanceContract,
  ...operatorFinanceContract,
  ...payoutFilesContract,
} as const;
