import { call } from '../../api/wire.ts';
import { BillTable } from '../finance/ShopBills.tsx';
import { treasuryKey } from './treasury-queries.ts';

export const OperatorBills = ({ waterfallOf }: { waterfallOf: (orderId: string) => string }) => (
  <BillTable
    id="operator-bills"
    firstTab="overview"
    of={[...treasuryKey, 'bills']}
    read={(query) => call('GET /operations/settlement-bills', { query })}
    waterfallOf={waterfallOf}
  />
);
