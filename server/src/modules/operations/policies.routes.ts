import { routes } from '../../platform/endpoint.ts';
import { fromWire, idNotFound, type Id } from '../../platform/ids.ts';
import { declaredPolicies, declaredPolicy, type Policy } from '../../platform/policy.ts';
import {
  confirmProposal,
  policyProposals,
  rejectProposal,
  saveOrPropose,
  withdrawProposal,
} from '../../platform/policy-proposal.ts';
import { Problem } from '../../platform/problem.ts';
import { policiesContract } from './policies.contract.ts';
import { policyVersions } from './policies.sql.ts';
import { namesOf, policyView } from './policy-view.ts';

export const policiesRoutes = routes(policiesContract, {
  'GET /operations/policies': async ({ db }) => {
    const versions = await policyVersions(db);
    const proposals = await policyProposals(db);
    const person = await namesOf(
      db,
      versions.map(({ changedBy }) => changedBy),
    );
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
        proposed: proposals.filter((each) => each.name === name).length,
      };
    });
    return { items, next: null };
  },
  'GET /operations/policies/:name': ({ db, caller, params }) =>
    policyView(db, existing(params.name), caller.personId),
  'POST /operations/policies/:name/versions': async ({ tx, caller, params, body }) => {
    const of = existing(params.name);
    await saveOrPropose(tx, {
      name: of.name,
      body: body.body,
      seenVersion: body.seenVersion,
      actorId: caller.personId,
      reason: body.reason,
      ...(body.validFrom ? { validFrom: new Date(body.validFrom) } : {}),
    });
    return policyView(tx, of, caller.personId);
  },
  'POST /operations/policies/:name/proposals/:proposalId/confirmation': async ({ tx, caller, params }) => {
    const of = existing(params.name);
    await confirmProposal(tx, decisionOf(params, caller));
    return policyView(tx, of, caller.personId);
  },
  'POST /operations/policies/:name/proposals/:proposalId/rejection': async ({ tx, caller, params, body }) => {
    const of = existing(params.name);
    await rejectProposal(tx, { ...decisionOf(params, caller), reason: body.reason });
    return policyView(tx, of, caller.personId);
  },
  'POST /operations/policies/:name/proposals/:proposalId/withdrawal': async ({ tx, caller, params }) => {
    const of = existing(params.name);
    await withdrawProposal(tx, decisionOf(params, caller));
    return policyView(tx, of, caller.personId);
  },
});

function existing(name: string): Policy {
  const of = declaredPolicy(name);
  if (!of) throw new Problem(idNotFound);
  return of;
}

const decisionOf = (
  { name, proposalId }: { name: string; proposalId: string },
  { personId: actorId }: { personId: Id<'person'> },
) => ({ name, proposalId: fromWire('policyProposal', proposalId), actorId });
