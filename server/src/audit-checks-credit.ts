import type { Check } from './audit-check.ts';

const open = (of: string) =>
  `(${of}.principal_fen + ${of}.fee_fen - ${of}.paid_fen - ${of}.paid_fee_fen - ${of}.cancelled_fen - ${of}.cancelled_fee_fen)`;

/** What is lent, held against itself and against the ledger. */
export const creditChecks: readonly Check[] = [
  {
    name: 'credit: instalments',
    says: 'the instalments of an agreement re-add to what was lent and its fee, and its parts to what was lent',
    counted: 'credit.agreements',
    violations: `
      select a.agreement_id from credit.agreements a
        join (select buyer_id, agreement_id, sum(principal_fen) as principal, sum(fee_fen) as fee from credit.instalments group by 1, 2) i using (buyer_id, agreement_id)
        join (select buyer_id, agreement_id, sum(amount_fen) as lent from credit.parts group by 1, 2) p using (buyer_id, agreement_id)
      where i.principal <> a.principal_fen or i.fee <> a.fee_fen or p.lent <> a.principal_fen
      union all
      select agreement_id from credit.agreements where not exists (
        select from credit.instalments i where i.buyer_id = agreements.buyer_id and i.agreement_id = agreements.agreement_id)`,
  },
  {
    name: 'credit: limits',
    says: 'what a buyer uses of the limit is the principal they owe, and never more than the limit',
    counted: 'credit.lines',
    violations: `
      select l.buyer_id from credit.lines l left join credit.instalments i using (buyer_id)
      group by l.buyer_id, l.used_fen, l.granted_fen
      having l.used_fen <> coalesce(sum(i.principal_fen - i.paid_fen - i.cancelled_fen), 0) or l.used_fen > l.granted_fen`,
  },
  {
    name: 'credit: receipts',
    says: 'what was received is what it paid and what went back, and each debt was paid what its receipts say',
    counted: 'credit.receipts',
    violations: `
      select r.receipt_id as id from credit.receipts r left join credit.applied a using (buyer_id, receipt_id)
      group by r.buyer_id, r.receipt_id, r.amount_fen, r.surplus_fen
      having r.amount_fen <> r.surplus_fen + coalesce(sum(a.principal_fen + a.fee_fen), 0)
      union all
      select i.instalment_id from credit.instalments i left join credit.applied a using (buyer_id, instalment_id)
      group by i.buyer_id, i.instalment_id, i.paid_fen, i.paid_fee_fen
      having i.paid_fen <> coalesce(sum(a.principal_fen), 0) or i.paid_fee_fen <> coalesce(sum(a.fee_fen), 0)`,
  },
  {
    name: 'credit: ledger',
    says: 'what the books say is owed is what the open instalments say, but for what is still to be heard',
    counted: 'credit.instalments',
    violations: `
      with said as (
        select case when i.state = 'overdue' then 'credit.overdue' else 'credit.' || a.method end as account, sum(${open('i')}) as fen
        from credit.instalments i join credit.agreements a using (buyer_id, agreement_id) where i.state <> 'written_off' group by 1
        union all
        select 'credit.' || a.method, sum(r.cancelled_fen) from credit.refunds r join credit.agreements a using (buyer_id, agreement_id)
        where not exists (select from ledger.entries e where e.source_id = r.refund_id and e.kind = 'refund_paid') group by 1
        union all
        select 'credit.' || a.method, -sum(a.principal_fen) from credit.agreements a
        where not exists (select from ledger.entries e where e.source_id = a.payment_id and e.kind = 'credit_granted') group by 1
      ), totals as (select account, sum(fen) as fen from said group by 1)
      select b.code, b.balance, t.fen as owed from (
        select code, sum(balance) as balance from ledger.accounts
        where code in ('credit.pay_later', 'credit.instalments', 'credit.overdue') group by code
      ) b left join totals t on t.account = b.code where b.balance <> coalesce(t.fen, 0)`,
  },
];
