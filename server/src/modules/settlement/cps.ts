import type { Bill } from './bills.sql.ts';
import { incomeOf } from './parts.ts';

/** cpsOrderStatus as the field counts it: 30 paid, 50 received, 60 settled, 80 void. What went back as a whole is void. */
export function cpsStatus(
  bill: Pick<Bill, 'state' | 'paidFen' | 'platformFen' | 'marketFen' | 'governmentFen' | 'refundFen'>,
): number {
  if (bill.state === 'void' || bill.refundFen === incomeOf(bill)) return 80;
  return { paid: 30, received: 50, settled: 60 }[bill.state];
}
