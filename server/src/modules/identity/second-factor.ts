import { randomBytes } from 'node:crypto';
import { generateSecret, generateSync, generateURI, verifySync } from 'otplib';
import { audit } from '../../platform/audit.ts';
import { assert } from '../../platform/assert.ts';
import { later, minute, now } from '../../platform/clock.ts';
import type { Db, Tx } from '../../platform/db.ts';
import { toWire, type Id } from '../../platform/ids.ts';
import { inForce } from '../../platform/policy.ts';
import { Problem } from '../../platform/problem.ts';
import { forgetCaller, type OpenSession } from './caller.ts';
import { isOperator } from './operators.sql.ts';
import { personById } from './people.sql.ts';
import { maskPhone } from './person.ts';
import { signInPolicy } from './policy.ts';
import {
  noSecondFactor,
  secondFactorExists,
  secondFactorLocked,
  secondFactorRequired,
  secondFactorWrong,
} from './problems.ts';
import {
  confirmFactor,
  deleteFactor,
  lockFactor,
  noteRightCode,
  noteWrongCode,
  putUnconfirmedFactor,
  replaceRecoveryCodes,
  takeRecoveryCode,
  type Factor,
} from './second-factors.sql.ts';
import { clearFactor, deleteSessions, markFactorPassed } from './sessions.sql.ts';
import { codeHash, seal, unseal } from './vault.ts';

/** One step of 30 s to either side, for clocks that are a little off. */
const toleranceSeconds = 30;

/** Begins a set-up. It counts only once a first code has confirmed it. */
export async function beginSecondFactor(
  tx: Tx,
  personId: Id<'person'>,
): Promise<{ secret: string; uri: string }> {
  const secret = generateSecret();
  const { key, phone } = await keyAndPhone(tx, personId);
  if (!(await putUnconfirmedFactor(tx, personId, seal(key, personId, secret))))
    throw new Problem(secondFactorExists);
  return { secret, uri: generateURI({ issuer: 'Jishi', label: maskPhone(phone), secret }) };
}

/**
 * The verbs below answer a Problem instead of throwing it: a wrong guess has to be counted, and a throw
 * would roll the count back.
 */
export async function confirmSecondFactor(
  tx: Tx,
  session: OpenSession,
  code: string,
): Promise<{ recoveryCodes: string[] } | Problem> {
  const refused = await checkCode(tx, session.personId, code, 'unconfirmed');
  if (refused) return refused;
  await confirmFactor(tx, session.personId);
  await markFactorPassed(tx, session.personId, session.sessionId);
  forgetCaller(session.personId);
  await audit(tx, {
    actorId: session.personId,
    action: 'identity.second_factor_set_up',
    subject: toWire('person', session.personId),
  });
  return { recoveryCodes: await newRecoveryCodes(tx, session.personId) };
}

export async function passSecondFactor(tx: Tx, session: OpenSession, code: string): Promise<Problem | null> {
  const refused = await checkCode(tx, session.personId, code, 'confirmed');
  if (refused) return refused;
  await markFactorPassed(tx, session.personId, session.sessionId);
  forgetCaller(session.personId);
  return null;
}

export async function removeSecondFactor(
  tx: Tx,
  personId: Id<'person'>,
  code: string,
): Promise<Problem | null> {
  if (await isOperator(tx, personId)) return new Problem(secondFactorRequired);
  const refused = await checkCode(tx, personId, code, 'confirmed');
  if (refused) return refused;
  await deleteFactor(tx, personId);
  // A session that still owed the factor must not open because the factor is gone.
  await deleteSessions(tx, personId, { onlyDue: true });
  await clearFactor(tx, personId);
  forgetCaller(personId);
  await audit(tx, {
    actorId: personId,
    action: 'identity.second_factor_removed',
    subject: toWire('person', personId),
  });
  return null;
}

/** Gives a demo person an authenticator with a known secret, so that the printed account can be used. */
export async function enrolSecondFactor(tx: Tx, personId: Id<'person'>, secret: string): Promise<void> {
  const { key } = await keyAndPhone(tx, personId);
  assert(
    await putUnconfirmedFactor(tx, personId, seal(key, personId, secret)),
    'this person has no second factor yet',
  );
  await confirmFactor(tx, personId);
  forgetCaller(personId);
}

/** What the person's authenticator shows now. For development's inbox only: a newcomer need not own an authenticator. */
export async function codeShownNow(tx: Tx, personId: Id<'person'>): Promise<string | null> {
  const factor = await lockFactor(tx, personId);
  if (!factor) return null;
  const { key } = await keyAndPhone(tx, personId);
  return generateSync({
    secret: unseal(key, personId, factor.secret),
    epoch: Math.floor(now().getTime() / 1_000),
  });
}

async function checkCode(
  tx: Tx,
  personId: Id<'person'>,
  code: string,
  wanted: 'confirmed' | 'unconfirmed',
): Promise<Problem | null> {
  const factor = await lockFactor(tx, personId);
  if (!factor) return new Problem(noSecondFactor);
  const confirmed = factor.confirmedAt !== null;
  if (confirmed !== (wanted === 'confirmed'))
    return new Problem(confirmed ? secondFactorExists : noSecondFactor);
  const waitMs = (factor.lockedUntil?.getTime() ?? 0) - now().getTime();
  if (waitMs > 0) return new Problem(secondFactorLocked, { seconds: Math.ceil(waitMs / 1_000) });
  const step = /^\d{6}$/.test(code) ? await stepOf(tx, personId, factor, code) : null;
  if (step !== null || (confirmed && (await takeRecoveryCode(tx, personId, codeHash(personId, code))))) {
    await noteRightCode(tx, personId, step);
    return null;
  }
  const wrongCount = factor.wrongCount + 1;
  const { wrongFactors, factorLockMinutes } = await inForce(tx, signInPolicy);
  const locks = wrongCount >= wrongFactors;
  const until = locks ? later(now(), factorLockMinutes * minute) : null;
  await noteWrongCode(tx, personId, locks ? 0 : wrongCount, until);
  return new Problem(secondFactorWrong);
}

/** The time step a code is right for, or null. A step that was used, or lies before one, is not right again. */
async function stepOf(tx: Tx, personId: Id<'person'>, factor: Factor, code: string): Promise<number | null> {
  const { key } = await keyAndPhone(tx, personId);
  const epoch = Math.floor(now().getTime() / 1_000);
  const result = verifySync({
    secret: unseal(key, personId, factor.secret),
    token: code,
    epoch,
    epochTolerance: toleranceSeconds,
  });
  return result.valid && 'timeStep' in result && BigInt(result.timeStep) > factor.lastStep
    ? result.timeStep
    : null;
}

const letters = 'abcdefghijkmnpqrstuvwxyz23456789';

async function newRecoveryCodes(tx: Tx, personId: Id<'person'>): Promise<string[]> {
  const codes = Array.from({ length: 10 }, () =>
    [...randomBytes(12)]
      .map((byte) => letters[byte % 32])
      .join('')
      .replace(/(.{4})(.{4})(.{4})/, '$1-$2-$3'),
  );
  await replaceRecoveryCodes(
    tx,
    personId,
    codes.map((code) => codeHash(personId, code)),
  );
  return codes;
}

async function keyAndPhone(db: Db, personId: Id<'person'>): Promise<{ key: Buffer; phone: string }> {
  const person = await personById(db, personId);
  assert(person?.wrappedKey && person.phone, 'someone who is signed in has not been erased');
  return { key: person.wrappedKey, phone: unseal(person.wrappedKey, personId, person.phone) };
}
