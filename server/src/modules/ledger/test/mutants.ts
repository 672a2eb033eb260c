import type pg from 'pg';
import { sourceOn } from './make.ts';

/** Ways to break the books on purpose; each must trip the invariant of its name and no other. */
export type Mutant = {
  readonly invariant: string;
  readonly does: string;
  readonly breakIt: (client: pg.Client) => Promise<unknown>;
};

/** Rewrites a function's text as a careless change would. */
async function edit(client: pg.Client, name: string, from: string | RegExp, to: string): Promise<void> {
  const { rows } = await client.query('select pg_get_functiondef($1::regproc) as text', [`ledger.${name}`]);
  const before: string = rows[0].text;
  const after = before.replace(from, to);
  if (after === before) throw new Error(`the mutant no longer finds ${String(from)} in ledger.${name}`);
  await client.query(after);
}

/** By hand, past every guard. */
const byHand = (statement: string) => async (client: pg.Client) => {
  await client.query(
    `set session_replication_role = replica; ${statement}; set session_replication_role = origin`,
  );
};

const withoutNets = async (client: pg.Client) => {
  await client.query(
    'alter table ledger.entries disable trigger entries_balanced; alter table ledger.legs disable trigger legs_of_new_entries',
  );
};

function move(
  client: pg.Client,
  sourceId: string,
  from: string,
  to: string,
  amount: number,
  kind = 'correction',
  currency = 'CNY',
) {
  const legs = [
    [7, 7],
    [sourceId, sourceId],
    [kind, kind],
    [from, to],
    [amount, -amount],
    [currency, currency],
  ];
  return client.query(
    `select ledger.post_batch(now(), array[7]::smallint[], array[$1::uuid], array[$2], array[null]::text[],
       $3::smallint[], $4::uuid[], $5::text[], $6::text[], $7::bigint[], $8::text[])`,
    [sourceId, kind, ...legs],
  );
}

const lastLeg = `(shard, account, seq) = (select shard, account, max(seq) from ledger.legs where shard = 7 and account = 'buyers.due' group by 1, 2)`;

export const mutants: readonly Mutant[] = [
  {
    invariant: 'balanced',
    does: 'a fen is moved between two entries of the same account',
    breakIt: byHand(`
      update ledger.legs set amount = amount + case seq when 2 then -1 else 1 end,
        balance_after = balance_after - case seq when 2 then 1 else 0 end
      where shard = 7 and account = 'gateway.transit' and seq in (2, 3)`),
  },
  {
    invariant: 'append-only',
    does: 'somebody turns a guard off',
    breakIt: (client) => client.query('alter table ledger.legs disable trigger legs_append_only'),
  },
  {
    invariant: 'hash-chain',
    does: 'the time of a sealed entry is changed',
    breakIt: byHand(
      `update ledger.entries set posted_at = posted_at + interval '1 second' where shard = 7 and kind = 'order_paid'`,
    ),
  },
  {
    invariant: 'duplicate-is-no-op',
    does: 'legs are posted even when the entry was known',
    breakIt: async (client) => {
      await withoutNets(client);
      await edit(client, 'post_batch', /if cardinality\(posted\)[\s\S]*?end if;/, '');
      const sourceId = sourceOn(7);
      for (let i = 0; i < 2; i++) await move(client, sourceId, 'platform.equity', 'shops.earned', 5);
    },
  },
  {
    invariant: 'duplicates-collapse',
    does: 'the key of entries is dropped and with it the conflict clause',
    breakIt: async (client) => {
      await withoutNets(client);
      await client.query('alter table ledger.entries drop constraint entries_pk');
      await edit(client, 'post_batch', 'on conflict on constraint entries_pk do nothing', '');
      const sourceId = sourceOn(7);
      for (let i = 0; i < 2; i++) await move(client, sourceId, 'platform.equity', 'shops.earned', 5);
    },
  },
  {
    invariant: 'no-lost-update',
    does: 'an account counts a leg that was never written',
    breakIt: byHand(
      `update ledger.accounts set last_seq = last_seq + 1 where shard = 7 and code = 'buyers.due'`,
    ),
  },
  {
    invariant: 'value-conserved',
    does: 'a leg without an entry is booked',
    breakIt: byHand(`
      insert into ledger.legs select 7, code, last_seq + 1, '${sourceOn(7)}', 'correction', -100, 'CNY', balance - 100
        from ledger.accounts where shard = 7 and code = 'platform.equity';
      update ledger.accounts set balance = balance - 100, credited = credited + 100, last_seq = last_seq + 1
        where shard = 7 and code = 'platform.equity'`),
  },
  {
    invariant: 'balance-is-projection',
    does: 'two balances are corrected by hand, by the same amount in both directions',
    breakIt: byHand(`
      update ledger.accounts set balance = balance + case code when 'buyers.due' then 7 else -7 end
      where shard = 7 and code in ('buyers.due', 'orders.promised')`),
  },
  {
    invariant: 'not-overdrawn',
    does: 'the guard and its net are taken out of posting',
    breakIt: async (client) => {
      await client.query('alter table ledger.accounts drop constraint accounts_not_overdrawn');
      await edit(
        client,
        'post_legs',
        /case when held\.guarded[\s\S]*?end as balance_after/,
        'held.balance + leg.moved as balance_after',
      );
      await move(client, sourceOn(7), 'shops.earned', 'platform.equity', 1_000_000);
    },
  },
  {
    invariant: 'no-drift',
    does: 'a fen goes in and out of the turnover that no leg ever moved',
    breakIt: byHand(
      `update ledger.accounts set debited = debited + 1, credited = credited + 1 where shard = 7 and code = 'buyers.due'`,
    ),
  },
  {
    invariant: 'one-currency',
    does: 'posting takes any currency',
    breakIt: async (client) => {
      await edit(client, 'post_legs', 'and account.currency = leg.currency', '');
      await move(client, sourceOn(7), 'platform.equity', 'shops.earned', 5, 'correction', 'USD');
    },
  },
  {
    invariant: 'reversal-compensates',
    does: 'a reversal gives back half',
    breakIt: async (client) => {
      await edit(client, 'reverse', 'array_agg(-amount', 'array_agg(-amount / 2');
      const sourceId = sourceOn(7);
      await move(client, sourceId, 'buyers.due', 'orders.promised', 100, 'order_placed');
      await client.query(`select ledger.reverse(now(), 7::smallint, $1, 'order_placed', 'order_dropped')`, [
        sourceId,
      ]);
    },
  },
  {
    invariant: 'rebuilds-from-log',
    does: 'the balance noted after a leg is not the balance that was',
    breakIt: byHand(`update ledger.legs set balance_after = balance_after + 1 where ${lastLeg}`),
  },
  {
    invariant: 'in-order',
    does: 'a number is skipped',
    breakIt: byHand(`update ledger.legs set seq = seq + 1 where ${lastLeg}`),
  },
  {
    invariant: 'refused-is-not-applied',
    does: 'an overdraft is skipped over instead of refused, so that its entry stays without legs',
    breakIt: async (client) => {
      await withoutNets(client);
      await edit(client, 'refuse_overdraft', /raise exception[^;]*;/, 'return null;');
      await edit(
        client,
        'post_legs',
        'where held.shard = change.shard',
        'where change.kept and held.shard = change.shard',
      );
      await edit(
        client,
        'post_legs',
        'select shard, account, seq, source_id, kind, amount, currency, balance_after from numbered',
        `
        select shard, account, seq, source_id, kind, amount, currency, balance_after from numbered
        where not exists (select from numbered where balance_after is null)`,
      );
      await edit(
        client,
        'post_legs',
        'from numbered group by shard, account',
        `, bool_and(not exists (select from numbered where balance_after is null)) as kept
          from numbered group by shard, account`,
      );
      await move(client, sourceOn(7), 'shops.earned', 'platform.equity', 1_000_000);
    },
  },
];
