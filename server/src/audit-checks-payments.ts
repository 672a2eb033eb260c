import type { Check } from './audit-check.ts';

/** Everything a provider took for us, whoever asked for it. */
const taken = `
  (select buyer_id, payment_id as id, method, state, provider_trade_no, amount_fen, refunded_fen from payments.payments
   where state in ('captured', 'surplus') and method not in ('pay_later', 'instalments') union all
   select buyer_id, charge_id, method, state, provider_trade_no, amount_fen, refunded_fen from payments.charges where state = 'succeeded')`;

/** Between our payments and the providers (reliability.md §4 I4): one trade each, no refund beyond it, bills booked once. */
export const paymentChecks: readonly Check[] = [
  {
    name: 'payments: provider',
    says: 'a payment or charge that succeeded is one trade of the local bank, of the same amount, refunded by as much',
    counted: 'local_bank.trades',
    violations: `
      select y.id from ${taken} y left join local_bank.trades t on t.trade_no = y.provider_trade_no
      where y.method = 'local_bank' and exists (select from local_bank.trades)
        and (t.trade_no is null or t.state <> 'paid' or t.amount_fen <> y.amount_fen or t.refunded_fen > y.refunded_fen)`,
  },
  {
    name: 'payments: one trade each',
    says: 'no trade of a provider pays for two things',
    counted: 'payments.payments',
    violations: `
      select method, provider_trade_no from ${taken} y where provider_trade_no is not null
      group by method, provider_trade_no having count(*) > 1`,
  },
  {
    name: 'refunds: within what was charged',
    says: 'what goes back of a charge is what was promised, and never more than was taken',
    counted: 'payments.charges',
    violations: `
      select c.charge_id from payments.charges c left join payments.refunds r using (buyer_id, charge_id)
      group by c.buyer_id, c.charge_id
      having c.refunded_fen <> coalesce(sum(r.amount_fen), 0) or c.refunded_fen > c.amount_fen`,
  },
  {
    name: 'refunds: once each',
    says: 'the local bank gave back exactly what was told as given back',
    counted: 'local_bank.refunds',
    violations: `
      select b.out_refund_no from local_bank.refunds b
        left join payments.refunds r on 'ref_' || replace(r.refund_id::text, '-', '') = b.out_refund_no
      where r.refund_id is null or r.amount_fen <> b.amount_fen or r.state = 'refused'`,
  },
  {
    name: 'ledger: settled by providers',
    says: 'what was booked as paid out by providers is what was matched on their bills, less their fees',
    counted: 'payments.settled_lines',
    violations: `
      with said as (
        select coalesce(sum(case what when 'trade' then amount_fen else -amount_fen end), 0) as fen, coalesce(sum(fee_fen), 0) as fee
        from payments.settled_lines
      ), booked as (
        select coalesce(-sum(amount) filter (where account = 'gateway.transit'), 0) as fen,
          coalesce(sum(amount) filter (where account = 'gateway.fees'), 0) as fee
        from ledger.legs where kind = 'provider_settled'
      )
      select said.fen as matched, booked.fen as booked, said.fee, booked.fee as booked_fee from said, booked
      where said.fen <> booked.fen or said.fee <> booked.fee`,
  },
];
