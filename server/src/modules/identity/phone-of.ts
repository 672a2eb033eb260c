import { assert } from '../../platform/assert.ts';
import type { Db } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import { personById } from './people.sql.ts';
import { maskPhone } from './person.ts';
import { unseal } from './vault.ts';

type Sealed = {
  readonly personId: Id<'person'>;
  readonly wrappedKey: Buffer | null;
  readonly phone: Buffer | null;
};

/** The phone in clear: for the person themselves, and to send to. */
export async function phoneOf(db: Db, personId: Id<'person'>): Promise<string> {
  const person = await personById(db, personId);
  assert(person?.wrappedKey && person.phone, 'someone who is signed in has not been erased');
  return unseal(person.wrappedKey, personId, person.phone);
}

/** For everyone else; empty after erasure. */
export function maskedPhone({ personId, wrappedKey, phone }: Sealed): string {
  return wrappedKey && phone ? maskPhone(unseal(wrappedKey, personId, phone)) : '';
}
