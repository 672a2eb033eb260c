import type { Tx } from '../../platform/db.ts';
import { publish } from '../../platform/events.ts';
import { idNotFound, newId, type Id } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { forgetCaller } from './caller.ts';
import { creatorsByIds, insertCreator, updateCreator } from './creators.sql.ts';
import { bilingual, type BilingualIn } from './person.ts';
import { creatorExists } from './problems.ts';

type Profile = { name: BilingualIn; bio: BilingualIn; avatarKey?: string | null };

/** Gives a person a public profile under which they publish. Throws creatorExists. */
export async function becomeCreator(
  tx: Tx,
  { personId, name, bio, avatarKey }: Profile & { personId: Id<'person'> },
): Promise<Id<'creator'>> {
  const creatorId = newId('creator', personId);
  const made = await insertCreator(tx, {
    creatorId,
    personId,
    name: bilingual(name),
    bio: bilingual(bio),
    avatarKey: avatarKey ?? null,
  });
  if (!made) throw new Problem(creatorExists);
  forgetCaller(personId);
  await publish(tx, 'identity.creator_joined', { creatorId, personId });
  return creatorId;
}

/** Changes the profile. What is not named stays. */
export async function changeCreator(
  tx: Tx,
  creatorId: Id<'creator'>,
  change: Partial<Profile>,
): Promise<void> {
  const creator = (await creatorsByIds(tx, [creatorId])).get(creatorId);
  if (!creator) throw new Problem(idNotFound);
  await updateCreator(tx, {
    creatorId,
    name: change.name ? bilingual(change.name) : creator.name,
    bio: change.bio ? bilingual(change.bio) : creator.bio,
    avatarKey: change.avatarKey === undefined ? creator.avatarKey : change.avatarKey,
  });
}
