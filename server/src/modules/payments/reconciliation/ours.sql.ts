import { sql } from 'kysely';
import type { Db } from '../../../platform/db.ts';
import { fromWire, prefixes, toWire, type Id, type Kind } from '../../../platform/ids.ts';
import type { ProviderMethod } from '../payment.ts';
import type { OurLine } from './compare.ts';

export type OwnedLine = OurLine & { readonly buyerId: Id<'person'> };
type Row = {
  kind: 'trade' | 'refund';
  name: 'payment' | 'charge' | 'refund';
  id: Id;
  buyerId: Id<'person'>;
  amountFen: bigint;
  done: boolean;
  state: string;
  onThisDay: boolean;
};

/** What a bill may be about: everything it names, and everything of ours that was done with that provider on its day. */
export async function ourLines(
  db: Db,
  method: ProviderMethod,
  [from, to]: readonly [Date, Date],
  numbers: readonly string[],
): Promise<OwnedLine[]> {
  const trades = [...idsAmong('payment', numbers), ...idsAmong('charge', numbers)];
  const ended = (at: string) => sql`${sql.ref(at)} >= ${from} and ${sql.ref(at)} < ${to}`;
  const { rows } = await sql<Row>`
    with named as (select id, buyer_id from payments.owners where id = any(${trades}::uuid[])),
    ours as (
      select 'trade' as kind, 'payment' as name, p.payment_id as id, p.buyer_id, p.amount_fen, p.state in ('captured', 'surplus') as done, p.state, p.ended_at
      from payments.payments p where p.method = ${method} and ((p.state in ('captured', 'surplus') and ${ended('p.ended_at')})
        or (p.buyer_id, p.payment_id) in (select buyer_id, id from named))
      union
      select 'trade', 'charge', c.charge_id, c.buyer_id, c.amount_fen, c.state = 'succeeded', c.state, c.ended_at
      from payments.charges c where c.method = ${method} and ((c.state = 'succeeded' and ${ended('c.ended_at')})
        or (c.buyer_id, c.charge_id) in (select buyer_id, id from named))
      union
      select 'refund', 'refund', r.refund_id, r.buyer_id, r.amount_fen, r.state = 'succeeded', r.state, r.ended_at
      from payments.refunds r
        left join payments.payments p on p.buyer_id = r.buyer_id and p.payment_id = r.payment_id
        left join payments.charges c on c.buyer_id = r.buyer_id and c.charge_id = r.charge_id
      where coalesce(p.method, c.method) = ${method} and ((r.state = 'succeeded' and ${ended('r.ended_at')})
        or r.refund_id = any(${idsAmong('refund', numbers)}::uuid[]))
    )
    select kind, name, id, buyer_id as "buyerId", amount_fen as "amountFen", done, state, coalesce(${ended('ended_at')}, false) as "onThisDay" from ours`.execute(
    db,
  );
  return rows.map(({ name, id, ...row }) => ({ ...row, ourNo: toWire(name, id as Id<typeof name>) }));
}

/** Those of the numbers that have the form of our ids of one kind; what else a bill says is not ours. */
function idsAmong(kind: Kind, numbers: readonly string[]): Id[] {
  const form = new RegExp(`^${prefixes[kind]}_[0-9a-f]{32}$`);
  return numbers.filter((number) => form.test(number)).map((number) => fromWire(kind, number));
}
