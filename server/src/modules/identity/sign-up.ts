import type { Tx } from '../../platform/db.ts';
import { publish } from '../../platform/events.ts';
import { newId, type Id } from '../../platform/ids.ts';
import { claimPhone, insertPerson } from './people.sql.ts';
import { firstNickname } from './person.ts';
import { newWrappedKey, phoneHash, seal } from './vault.ts';

/** The person with this phone: found, or made at the first time. The phone is claimed first, so two at once make one. */
export async function signUp(
  tx: Tx,
  { phone, nickname, avatarKey }: { phone: string; nickname?: string; avatarKey?: string | null },
): Promise<Id<'person'>> {
  const personId = newId('person');
  const owner = await claimPhone(tx, phoneHash(phone), personId);
  if (owner !== personId) return owner;
  const wrappedKey = newWrappedKey(personId);
  await insertPerson(tx, {
    personId,
    nickname: nickname ?? firstNickname(personId),
    avatarKey: avatarKey ?? null,
    wrappedKey,
    phone: seal(wrappedKey, personId, phone),
  });
  await publish(tx, 'identity.person_joined', { personId });
  return personId;
}
