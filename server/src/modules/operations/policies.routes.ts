import type { Db, Tx } from '../../platform/db.ts';
import { routes } from '../../platform/endpoint.ts';
import { idNotFound, toWire, type Id } from '../../platform/ids.ts';
import {
  changePolicy,
  declaredPolicies,
  declaredPolicy,
  fitted,
  type Policy,
} from '../../platform/policy.ts';
import { Problem } from '../../platform/problem.ts';
import { peopleByIds } from '../identity/index.ts';
import { policiesContract } from './policies.contract.ts';
import { policyVersions, type VersionRow } from './policies.sql.ts';

export const policiesRoutes = routes(policiesContract, {
  'GET /operations/policies': async ({ db }) => {
    const versions = await policyVersions(db);
    const person = await namesOf(db, versions);
    const items = declaredPolicies().map(({ name, words }) => {
      const own = versions.filter((each) => each.name === name);
      const current = own.find(({ state }) => state === 'in_force');
      return {
        name,
        words,
        version: current?.version ?? 0,
        changedAt: current?.changedAt.toISOString() ?? null,
        changedBy: person(current?.changedBy ?? null),
        scheduled: own.filter(({ state }) => state === 'scheduled').length,
      };
    });
    return { items, next: null };
  },
  'GET /operations/policies/:name': ({ db, params }) => policyView(db, existing(params.name)),
  'POST /operations/policies/:name/versions': async ({ tx, caller, params, body }) => {
    const of = existing(params.name);
    await changePolicy(tx, {
      name: of.name,
      body: body.body,
      seenVersion: body.seenVersion,
      actorId: caller.personId,
      reason: body.reason,
      ...(body.validFrom ? { validFrom: new Date(body.validFrom) } : {}),
    });
    return policyView(tx, of);
  },
});

function existing(name: string): Policy {
  const of = declaredPolicy(name);
  if (!of) throw new Problem(idNotFound);
  return of;
}

async function policyView(db: Db | Tx, of: Policy) {
  const versions = await policyVersions(db, of.name);
  const person = await namesOf(db, versions);
  const current = versions.find(({ state }) => state === 'in_force');
  return {
    name: of.name,
    words: of.words,
    schema: of.schema as Record<string, unknown>,
    defaults: of.defaults as Record<string, unknown>,
    version: current?.version ?? 0,
    body: (current ? fitted(of, current.body) : of.defaults) as Record<string, unknown>,
    seenVersion: versions[0]?.version ?? 0,
    versions: versions.map(({ version, state, body, validFrom, changedAt, changedBy, reason }) => ({
      version,
      state,
      body,
      validFrom: validFrom.toISOString(),
      changedAt: changedAt.toISOString(),
      changedBy: person(changedBy),
      reason,
    })),
  };
}

async function namesOf(db: Db | Tx, versions: readonly VersionRow[]) {
  const people = await peopleByIds(
    db,
    versions.flatMap(({ changedBy }) => changedBy ?? []),
  );
  return (personId: Id<'person'> | null) =>
    personId && { personId: toWire('person', personId), nickname: people.get(personId)?.nickname ?? '' };
}
