import type { FastifyRequest } from 'fastify';
import type { Caller } from '../../platform/authorise.ts';
import { hour, minute, now } from '../../platform/clock.ts';
import type { Database, Db } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import { remembered } from '../../platform/policy.ts';
import { tokenOwner } from './person.ts';
import { signInPolicy } from './policy.ts';
import { sessionByToken, touchSession, type SessionRow } from './sessions.sql.ts';
import { tokenHash } from './vault.ts';

export const cookieName = 'jishi_session';

const touchEveryMs = 10 * minute;

/** How long a decision made elsewhere may go unnoticed in this process. */
export const staleMs = 5_000;
const maxPeople = 50_000;

type Kept = { readonly caller: Promise<Caller | null>; readonly until: number };
let kept = new Map<Id<'person'>, Map<string, Kept>>();
const changing = new Map<Id<'person'>, number>();

/**
 * Drops what this process remembers of a person. Verbs call it inside their transaction, so nothing is
 * remembered again until that must have committed: an answer read meanwhile would be the old one.
 */
export function forgetCaller(personId: Id<'person'>): void {
  kept.delete(personId);
  if (changing.size > maxPeople) changing.clear();
  changing.set(personId, Date.now() + staleMs);
}

/** Who is calling: by cookie or Bearer token, remembered for a few seconds so that a rush costs no queries. */
export function callerOf(database: Database): (request: FastifyRequest) => Promise<Caller | null> {
  return async (request) => {
    const token = tokenOf(request);
    const personId = token === undefined ? null : tokenOwner(token);
    return personId === null ? null : rememberedCaller(database.db, personId, token!);
  };
}

function rememberedCaller(db: Db, personId: Id<'person'>, token: string): Promise<Caller | null> {
  const time = Date.now();
  const mine = kept.get(personId);
  const known = mine?.get(token);
  if (known && known.until > time) return known.caller;
  const caller = readCaller(db, personId, token);
  if ((changing.get(personId) ?? 0) > time) return caller;
  changing.delete(personId);
  if (kept.size > maxPeople) kept = new Map();
  kept.set(
    personId,
    new Map([...(mine ?? [])].filter(([, { until }]) => until > time)).set(token, {
      caller,
      until: time + staleMs,
    }),
  );
  // An outage or a guessed token is not worth remembering.
  caller.then(
    (found) => found ?? kept.get(personId)?.delete(token),
    () => kept.get(personId)?.delete(token),
  );
  return caller;
}

async function readCaller(db: Db, personId: Id<'person'>, token: string): Promise<Caller | null> {
  const row = await sessionByToken(db, personId, tokenHash(token));
  if (!row) return null;
  if (now().getTime() - row.lastSeenAt.getTime() > touchEveryMs)
    await touchSession(db, personId, row.sessionId);
  // A session that owes its second factor is nobody yet: a stolen text message opens nothing.
  if (row.secondFactor === 'due') return null;
  const { factorHours } = await remembered(db, signInPolicy);
  return callerFrom(personId, row, factorHours * hour);
}

function callerFrom(personId: Id<'person'>, row: SessionRow, factorLifeMs: number): Caller {
  return {
    personId,
    sessionId: row.sessionId,
    creatorId: row.creatorId,
    shops: new Map(Object.entries(row.shops) as [Id<'shop'>, SessionRow['shops'][string]][]),
    operatorPermissions: new Set(row.permissions ?? []),
    secondFactor:
      row.secondFactorAt !== null && row.secondFactorAt.getTime() > now().getTime() - factorLifeMs,
  };
}

export type OpenSession = { personId: Id<'person'>; sessionId: Id<'session'> };

/** The session of a request even while its second factor is due: only signing in asks this. */
export async function sessionOf(db: Db, request: FastifyRequest): Promise<OpenSession | null> {
  const token = tokenOf(request);
  const personId = token === undefined ? null : tokenOwner(token);
  if (personId === null) return null;
  const row = await sessionByToken(db, personId, tokenHash(token!));
  return row ? { personId, sessionId: row.sessionId } : null;
}

function tokenOf(request: FastifyRequest): string | undefined {
  const { authorization } = request.headers;
  if (authorization !== undefined)
    return authorization.startsWith('Bearer ') ? authorization.slice(7) : undefined;
  return request.cookies[cookieName];
}
