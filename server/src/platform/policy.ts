import { sql } from 'kysely';
import { Value } from 'typebox/value';
import { assert } from './assert.ts';
import { audit } from './audit.ts';
import { now } from './clock.ts';
import type { Static, TSchema } from './contract.ts';
import type { Db, Tx } from './db.ts';
import { toWire, type Id } from './ids.ts';
import { Problem, problem, type Words } from './problem.ts';

/**
 * Operators' parameters (weights, thresholds, timers, fees, regions) as versioned data. A module declares a policy with its
 * schema and defaults; operators change it in the console, and each decision can name the version it was made under.
 * Every field of the schema carries `words` (both languages) and, for amounts, a `unit`.
 */
export type Policy<S extends TSchema = TSchema> = {
  readonly name: string;
  readonly words: Words;
  readonly schema: S;
  readonly defaults: Static<S>;
  /** What the schema cannot say, such as "the tiers rise": a sentence that says what is wrong, or null. */
  readonly check?: ((body: Static<S>) => Words | null) | undefined;
  /**
   * For a policy that guards money: which changes loosen it. Such a change is a proposal until another operator confirms it
   * (policy-proposal.ts); what makes the rule stricter is in force at once, so that nobody waits in an emergency.
   */
  readonly secondPersonWhen?: ((from: Static<S>, to: Static<S>) => boolean) | undefined;
};
export type Unit =
  | 'seconds'
  | 'minutes'
  | 'hours'
  | 'days'
  | 'fen'
  | 'bps'
  | 'pieces'
  | 'score'
  | 'times'
  | 'MiB';
/** What the console shows beside a field. */
export const field = (zh: string, en: string, unit?: Unit) => ({
  words: { zh, en },
  ...(unit ? { unit } : {}),
});

const declared = new Map<string, Policy>();

export const policyInvalid = problem('platform.policy_invalid', 422, {
  en: 'This version cannot take effect: {why} Change it and save again.',
  zh: '该版本无法生效：{why}请修改后再保存。',
});
export const policyChanged = problem('platform.policy_changed', 409, {
  en: 'Someone else saved version {version} meanwhile. Reload, look at what changed and save again.',
  zh: '其他人刚刚保存了第 {version} 版。请刷新查看后再保存。',
});

const inThePast = { en: 'it would begin in the past.', zh: '生效时间已过。' };

export function policy<S extends TSchema>(given: Policy<S>): Policy<S> {
  if (declared.has(given.name)) throw new Error(`policy ${given.name} is declared twice`);
  if (!Value.Check(given.schema, given.defaults))
    throw new Error(`the defaults of policy ${given.name} do not fit`);
  declared.set(given.name, given as unknown as Policy);
  return given;
}

export function declaredPolicies(): readonly Policy[] {
  return [...declared.values()].toSorted((a, b) => a.name.localeCompare(b.name));
}
export const declaredPolicy = (name: string): Policy | undefined => declared.get(name);

export type PolicyVersion<S extends TSchema = TSchema> = {
  readonly version: number;
  readonly body: Static<S>;
};

/** What is in force at this moment: the newest version that has begun, so that a new one at once replaces what was scheduled. */
export async function inForce<S extends TSchema>(db: Db | Tx, of: Policy<S>): Promise<Static<S>> {
  return (await versionInForce(db, of)).body;
}

export async function versionInForce<S extends TSchema>(
  db: Db | Tx,
  of: Policy<S>,
): Promise<PolicyVersion<S>> {
  const { rows } = await sql<{ version: number; body: object }>`
    select version, body from platform.policies where name = ${of.name} and valid_from <= ${now()}
    order by version desc limit 1`.execute(db);
  const stored = rows[0];
  return stored
    ? { version: stored.version, body: fitted(of, stored.body) }
    : { version: 0, body: of.defaults };
}

/** A body as today's code knows it: fields that came later have their defaults, fields that went are left out. */
export function fitted<S extends TSchema>({ schema, defaults }: Policy<S>, body: object): Static<S> {
  return Value.Clean(schema, { ...(defaults as object), ...structuredClone(body) }) as Static<S>;
}

const freshMs = 1_000;
type Known = { readonly at: number; readonly body: Promise<unknown> };
const memory = new WeakMap<Db, Map<string, Known>>();

/** The same for hot paths: what was in force at most a second ago, once per process and database. In a transaction it is read afresh. */
export function remembered<S extends TSchema>(db: Db | Tx, of: Policy<S>): Promise<Static<S>> {
  if (db.isTransaction) return inForce(db, of);
  const time = performance.now();
  const policies = memory.get(db) ?? new Map<string, Known>();
  memory.set(db, policies);
  const known = policies.get(of.name);
  if (known && time - known.at < freshMs) return known.body as Promise<Static<S>>;
  const body = inForce(db, of);
  policies.set(of.name, { at: time, body });
  body.catch(() => policies.delete(of.name));
  return body;
}

export type ChangePolicy = {
  readonly name: string;
  readonly body: unknown;
  /** The version the operator saw: two operators never overwrite each other. */
  readonly seenVersion: number;
  readonly validFrom?: Date;
  readonly actorId: Id<'person'> | null;
  readonly reason: string;
  /** Another operator, who confirmed what `actorId` proposed. */
  readonly confirmedBy?: Id<'person'>;
};

/** Throws policyInvalid, policyChanged. */
export async function checkChange(
  tx: Tx,
  { name, body, seenVersion, validFrom }: ChangePolicy,
): Promise<Policy> {
  const of = declared.get(name)!;
  const wrong = whatIsWrong(of, body);
  if (wrong) throw new Problem(policyInvalid, { why: wrong });
  if (validFrom && validFrom < now()) throw new Problem(policyInvalid, { why: inThePast });
  const { rows } = await sql<{ version: number }>`
    select coalesce(max(version), 0) as version from platform.policies where name = ${name}`.execute(tx);
  if (rows[0]!.version !== seenVersion) throw new Problem(policyChanged, { version: rows[0]!.version });
  return of;
}

/** Adds a version. Throws policyInvalid, policyChanged. What loosens a guarded policy comes here only through a second person. */
export async function changePolicy(tx: Tx, change: ChangePolicy): Promise<number> {
  const { name, actorId, reason, confirmedBy } = change;
  const of = await checkChange(tx, change);
  if (confirmedBy === undefined)
    assert(!(await needsSecondPerson(tx, of, change.body)), `a second person confirms what loosens ${name}`);
  const version = change.seenVersion + 1;
  const { numAffectedRows } = await sql`
    insert into platform.policies (name, version, body, valid_from, changed_at, changed_by, confirmed_by, reason)
    values (${name}, ${version}, ${JSON.stringify(change.body)}, ${change.validFrom ?? now()}, ${now()},
            ${actorId}, ${confirmedBy ?? null}, ${reason})
    on conflict do nothing`.execute(tx);
  if (numAffectedRows !== 1n) throw new Problem(policyChanged, { version });
  await audit(tx, {
    actorId: confirmedBy ?? actorId,
    action: confirmedBy ? 'policy.confirmed' : 'policy.changed',
    subject: name,
    details: {
      version,
      reason,
      ...(confirmedBy && actorId ? { proposedBy: toWire('person', actorId) } : {}),
    },
  });
  return version;
}

/**
 * Whether a change loosens a rule that guards money. It is held against what is in force and against whatever is scheduled,
 * because the newest version also replaces those.
 */
export async function needsSecondPerson(db: Db | Tx, of: Policy, body: unknown): Promise<boolean> {
  const loosens = of.secondPersonWhen;
  if (!loosens) return false;
  const { rows } = await sql<{ body: object }>`
    select body from platform.policies where name = ${of.name} and valid_from > ${now()}`.execute(db);
  const guarded = [await inForce(db, of), ...rows.map((scheduled) => fitted(of, scheduled.body))];
  return guarded.some((from) => loosens(from, body as never));
}

export function whatIsWrong(of: Policy, body: unknown): Words | null {
  const [first] = Value.Errors(of.schema, body);
  if (first) {
    const where = first.instancePath || '/';
    return { en: `${where} ${first.message}.`, zh: `${where} ${first.message}。` };
  }
  return of.check?.(body as never) ?? null;
}
