import type pg from 'pg';
import { shardOf, type Id } from '../../platform/ids.ts';
import { purchaseRow, orderRow, lineRow, placedEvent } from './placed-rows.ts';
import type { Outcome, PreparedPurchase } from './prepared.ts';
import { sumOf } from './funding.ts';

/** The one statement of the lane. Prepared once per connection; it commits by itself, in one round trip. */
export const placePurchases = {
  name: 'place_purchases',
  text: `select unit, outcome, detail from checkout.place_purchases($1::timestamptz, $2::uuid[], $3::text[], $4::text[], $5::uuid[],
    $6::int[], $7::uuid[], $8::uuid[], $9::int[], $10::int[], $11::int[], $12::uuid[], $13::text[],
    $14::int[], $15::uuid[], $16::int[], $17::uuid[], $18::int[], $19::boolean[], $20::text[],
    $21::int[], $22::uuid[], $23::uuid[], $24::bigint[], $25::bigint[], $26::bigint[],
    $27::int[], $28::smallint[], $29::uuid[], $30::bigint[], $31::bigint[], $32::jsonb, $33::jsonb, $34::jsonb, $35::jsonb)`,
};
const topUp = {
  name: 'top_up_budget',
  text: 'select subsidies.top_up($1::uuid, $2::bigint, $3::bigint, $4::timestamptz) as given',
};

/** Literals are built here: joining a few plain ids is several times cheaper than the driver's general array encoding. */
const array = (values: readonly (string | number | bigint | boolean)[]) => `{${values.join(',')}}`;
/** Arrays of ids as texts in an array: each in quotes. */
const arrays = (values: readonly (readonly string[])[]) =>
  `{${values.map((ids) => `"{${ids.join(',')}}"`).join(',')}}`;

export function valuesOf(purchases: readonly PreparedPurchase[]): string[] {
  const orders = purchases.flatMap((purchase, i) =>
    purchase.orders.map((order) => ({ unit: i + 1, purchase, order })),
  );
  const lines = orders.flatMap((of) => of.order.lines.map((line) => ({ ...of, line })));
  const coupons = purchases.flatMap((p, i) => p.coupons.map((coupon) => ({ unit: i + 1, ...coupon })));
  const activities = purchases.flatMap((p, i) => p.activities.map((use) => ({ unit: i + 1, ...use })));
  const draws = orders.flatMap(({ unit, order }) =>
    order.draws.map((draw) => ({ unit, orderId: order.orderId, ...draw })),
  );
  return [
    purchases[0]!.placedAt.toISOString(),
    array(purchases.map((p) => p.buyerId)),
    array(purchases.map((p) => p.key)),
    array(purchases.map((p) => p.requestHash)),
    array(purchases.map((p) => p.purchaseId)),
    array(lines.map((l) => l.unit)),
    array(lines.map((l) => l.order.orderId)),
    array(lines.map((l) => l.line.skuId)),
    array(lines.map((l) => l.line.quantity)),
    array(lines.map((l) => l.line.version)),
    array(coupons.map((c) => c.unit)),
    array(coupons.map((c) => c.couponId)),
    arrays(coupons.map((c) => c.orderIds)),
    array(activities.map((a) => a.unit)),
    array(activities.map((a) => a.activityId)),
    array(activities.map((a) => a.version)),
    array(activities.map((a) => a.skuId)),
    array(activities.map((a) => a.units)),
    array(activities.map((a) => a.stocked)),
    arrays(activities.map((a) => a.orderIds)),
    array(draws.map((d) => d.unit)),
    array(draws.map((d) => d.orderId)),
    array(draws.map((d) => d.budgetId)),
    array(draws.map((d) => d.platformFen)),
    array(draws.map((d) => d.creatorFen)),
    array(draws.map((d) => d.brandFen)),
    array(orders.map((o) => o.unit)),
    array(orders.map((o) => shardOf(o.order.orderId))),
    array(orders.map((o) => o.order.orderId)),
    array(orders.map((o) => o.order.totalFen)),
    array(orders.map((o) => sumOf(o.order.subsidies))),
    JSON.stringify(purchases.map(purchaseRow)),
    JSON.stringify(orders.map(orderRow)),
    JSON.stringify(lines.map(lineRow)),
    JSON.stringify(purchases.map(placedEvent)),
  ];
}

/** What somebody is told who asked as often as one may. */
function lastWord(word: FirstWord): Outcome {
  if (word.outcome === 'short') return { outcome: 'budget_exhausted' };
  return word.outcome === 'again' ? { ...word, outcome: 'activity_sold_out' } : word;
}

/** Two outcomes are not the last word: the lane tops up the allowance, or asks again. */
type FirstWord =
  | Outcome
  | { readonly outcome: 'short'; readonly budgetId: Id<'budget'> }
  | (Omit<ActivitySoldOut, 'outcome'> & { readonly outcome: 'again' });
type ActivitySoldOut = Extract<Outcome, { outcome: 'activity_sold_out' }>;
type Row = { unit: number; outcome: FirstWord['outcome']; detail: Record<string, unknown> | null };

/** However often money or pieces slip away to others, a purchase is answered after so many rounds. */
const mostRounds = 20;

/** Runs one batch; answers one outcome a purchase, in the order given. */
export async function runBatch(
  client: pg.Client,
  purchases: readonly PreparedPurchase[],
): Promise<Outcome[]> {
  const outcomes = Array.from<Outcome>({ length: purchases.length });
  let asking = purchases.map((purchase, place) => ({ purchase, place }));
  for (let round = 1; asking.length > 0; round++) {
    const words = await ask(
      client,
      asking.map(({ purchase }) => purchase),
    );
    const exhausted = await topUpShort(client, words, asking);
    const again: typeof asking = [];
    words.forEach((word, i) => {
      const one = asking[i]!;
      const last = round >= mostRounds || (word.outcome === 'short' && exhausted.has(word.budgetId));
      if ((word.outcome === 'short' || word.outcome === 'again') && !last) again.push(one);
      else outcomes[one.place] = lastWord(word);
    });
    asking = again;
  }
  return outcomes;
}

async function ask(client: pg.Client, purchases: readonly PreparedPurchase[]): Promise<FirstWord[]> {
  const { rows } = await client.query<Row>({ ...placePurchases, values: valuesOf(purchases) });
  const words: FirstWord[] = [];
  for (const { unit, outcome, detail } of rows) {
    const placed = outcome === 'placed' ? { purchaseId: purchases[unit - 1]!.purchaseId } : detail;
    words[unit - 1] = { ...placed, outcome } as FirstWord;
  }
  return words;
}

/** Cuts new allowances for those that were short. Answers the budgets that have not even enough for the smallest of them. */
async function topUpShort(
  client: pg.Client,
  words: readonly FirstWord[],
  asked: readonly { readonly purchase: PreparedPurchase }[],
): Promise<Set<Id<'budget'>>> {
  const wants = new Map<Id<'budget'>, { all: bigint; least: bigint; at: Date }>();
  words.forEach((word, i) => {
    if (word.outcome !== 'short') return;
    const { orders, placedAt: at } = asked[i]!.purchase;
    const want = orders
      .flatMap(({ draws }) => draws)
      .filter(({ budgetId }) => budgetId === word.budgetId)
      .reduce((sum, draw) => sum + sumOf(draw), 0n);
    const before = wants.get(word.budgetId) ?? { all: 0n, least: want, at };
    const least = want < before.least ? want : before.least;
    wants.set(word.budgetId, { all: before.all + want, least, at });
  });
  const exhausted = new Set<Id<'budget'>>();
  for (const [budgetId, { all, least, at }] of wants) {
    const values = [budgetId, String(all), String(least), at.toISOString()];
    const { rows } = await client.query<{ given: boolean }>({ ...topUp, values });
    if (!rows[0]!.given) exhausted.add(budgetId);
  }
  return exhausted;
}
