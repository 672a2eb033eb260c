import { now } from '../../platform/clock.ts';
import type { Static } from '../../platform/contract.ts';
import type { Database, Db } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import { versionInForce } from '../../platform/policy.ts';
import { categories, type Category } from '../catalog/index.ts';
import { readAttribution } from '../content/index.ts';
import { bestPlan, versionAt, type Plan, type PlanTerms, type Version } from './plan.ts';
import { changesSince } from './plans.sql.ts';
import { feesPolicy } from './policy.ts';

/** What an order line costs its shop, and who earns on it: fixed when the order is placed (orders.lines.terms). */
export type LineTerms = {
  readonly policyVersion: number;
  readonly technicalBps: number;
  readonly paymentBps: number;
  readonly creatorId: Id<'creator'> | null;
  /** Where the sale came from. */
  readonly source: 'video' | 'live' | 'shelf';
  readonly sourceId: string | null;
  readonly planId: Id<'commissionPlan'> | null;
  readonly planVersion: number | null;
  readonly hosted: boolean;
  readonly commissionBps: number;
  readonly leaderId: Id<'creator'> | null;
  readonly serviceBps: number;
  readonly platformShareBps: number;
  readonly taxBps: number;
};
export type LineForTerms = {
  readonly skuId: Id<'sku'>;
  readonly productId: Id<'product'>;
  readonly shopId: Id<'shop'>;
  readonly categoryId: Id<'category'>;
  readonly attributionToken: string | null;
};
export type Terms = (lines: readonly LineForTerms[]) => Promise<Map<Id<'sku'>, LineTerms>>;

type Fees = { readonly version: number; readonly body: Static<(typeof feesPolicy)['schema']> };
type Known = { readonly plan: Plan; readonly versions: Map<number, Version> };
type Memory = {
  readonly plans: Map<string, Map<Id<'commissionPlan'>, Known>>;
  readonly joined: Set<string>;
  fees: Fees;
  categories: ReadonlyMap<Id<'category'>, Category>;
  versionSeq: bigint;
  joinedSeq: bigint;
};

const freshMs = 1_000;
/** Numbers are taken before a commit: changes this far back are read again, so that none is missed. */
const overlap = 1_000n;

/** Resolves terms from memory, at most a second old; one reader per process. `secret` is the one tokens are signed with. */
export function openTerms(database: Pick<Database, 'db'>, secret: string): Terms {
  const memory = openMemory(database.db);
  return async (lines) => {
    const { fees, categories: all, plans, joined } = await memory();
    const at = now();
    return new Map(
      lines.map((line): [Id<'sku'>, LineTerms] => {
        const sale = readAttribution(secret, line.attributionToken);
        const open = sale ? activePlans(plans, line, at) : [];
        const plan =
          sale && bestPlan(open, sale.creatorId, (planId) => joined.has(`${sale.creatorId} ${planId}`));
        return [
          line.skuId,
          {
            policyVersion: fees.version,
            technicalBps: technicalBps(fees.body, all, line.categoryId),
            paymentBps: fees.body.paymentBps,
            creatorId: sale?.creatorId ?? null,
            source: sale ? 'video' : 'shelf',
            sourceId: sale?.videoId ?? null,
            planId: plan?.planId ?? null,
            planVersion: plan?.version ?? null,
            hosted: plan?.hosted ?? false,
            commissionBps: plan?.commissionBps ?? 0,
            leaderId: plan?.leaderId ?? null,
            serviceBps: plan?.leaderId ? plan.serviceBps : 0,
            platformShareBps: fees.body.platformShareBps,
            taxBps: fees.body.taxBps,
          },
        ];
      }),
    );
  };
}

/** The fee of a category, else of the one above it, else the general one. */
export function technicalBps(
  fees: Fees['body'],
  all: ReadonlyMap<Id<'category'>, Pick<Category, 'slug' | 'parentId'>>,
  categoryId: Id<'category'>,
): number {
  for (
    let category = all.get(categoryId);
    category;
    category = all.get(category.parentId as Id<'category'>)
  ) {
    const { slug } = category;
    const own = fees.technicalByCategory.find((each) => each.category === slug);
    if (own) return own.bps;
    if (category.parentId === null) break;
  }
  return fees.technicalBps;
}

function activePlans(plans: Memory['plans'], line: LineForTerms, at: Date): PlanTerms[] {
  const found: PlanTerms[] = [];
  for (const key of [line.productId, line.shopId] as const)
    for (const { plan, versions } of plans.get(key)?.values() ?? []) {
      const version = versionAt([...versions.values()], at);
      if (plan.shopId === line.shopId && version?.active) found.push({ ...plan, ...version });
    }
  return found;
}

function openMemory(db: Db): () => Promise<Memory> {
  const memory = { plans: new Map(), joined: new Set(), versionSeq: 0n, joinedSeq: 0n } as unknown as Memory;
  let known: { at: number; ready: Promise<Memory> } | undefined;

  async function refresh(): Promise<Memory> {
    const back = (seq: bigint) => (seq > overlap ? seq - overlap : 0n);
    const { versions, joined } = await changesSince(db, back(memory.versionSeq), back(memory.joinedSeq));
    memory.fees = await versionInForce(db, feesPolicy);
    memory.categories = await categories(db);
    for (const { seq, ...row } of versions) {
      keep(memory.plans, planOf(row), row);
      if (seq > memory.versionSeq) memory.versionSeq = seq;
    }
    for (const { creatorId, planId, seq } of joined) {
      memory.joined.add(`${creatorId} ${planId}`);
      if (seq > memory.joinedSeq) memory.joinedSeq = seq;
    }
    return memory;
  }

  return () => {
    const time = performance.now();
    if (known && time - known.at < freshMs) return known.ready;
    const ready = refresh();
    known = { at: time, ready };
    ready.catch(() => (known = undefined));
    return ready;
  };
}

function keep(plans: Memory['plans'], plan: Plan, version: Version): void {
  const key = plan.productId ?? plan.shopId;
  const there = plans.get(key) ?? new Map<Id<'commissionPlan'>, Known>();
  plans.set(key, there);
  const known = there.get(plan.planId) ?? { plan, versions: new Map<number, Version>() };
  there.set(plan.planId, known);
  known.versions.set(version.version, version);
}

const planOf = ({ planId, shopId, kind, productId, creatorId, leaderId, hosted }: Plan): Plan => ({
  planId,
  shopId,
  kind,
  productId,
  creatorId,
  leaderId,
  hosted,
});
