import { at, later, day } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import { operatorPermissions, type OperatorPermission } from '../../platform/permissions.ts';
import {
  addAddress,
  becomeCreator,
  enrolSecondFactor,
  grantOperator,
  signUp,
} from '../../modules/identity/index.ts';
import { town, type MediaFile, type Operator } from '../index.ts';
import type { PlacedPicture } from './media.ts';

export type Residents = {
  readonly people: ReadonlyMap<string, Id<'person'>>;
  readonly creators: ReadonlyMap<string, Id<'creator'>>;
  readonly addresses: ReadonlyMap<string, Id<'address'>>;
};

/** Printed with the demo accounts; put it into any authenticator app. */
export const demoSecondFactor = 'JISHIDEMOJISHIDEMOJISHIDEMOJISHI';

const may: Record<Operator['role'], readonly OperatorPermission[]> = {
  lead: operatorPermissions,
  reviewer: ['review.shops', 'review.products', 'review.content', 'audit'],
  support: ['people.read', 'orders.read'],
  // Large withdrawals need two who may approve them, and so does loosening the rules that say so.
  finance: ['orders.read', 'finance', 'audit', 'policies'],
};

/** Everybody signs up over the weeks before the month of trade begins; buyers add where they live. */
export async function settlePeople(
  tx: Tx,
  pictures: ReadonlyMap<MediaFile, PlacedPicture>,
  opening: Date,
): Promise<Residents> {
  const people = new Map<string, Id<'person'>>();
  const addresses = new Map<string, Id<'address'>>();
  const creators = new Map<string, Id<'creator'>>();
  const avatarOf = (key: string) => pictures.get(`people/${key}.webp`)?.smallKey ?? null;

  for (const [n, { key, phone, name }] of town.people.entries()) {
    const joined = later(opening, -(town.people.length - n) * (day / 4));
    people.set(
      key,
      await at(joined, () => signUp(tx, { phone, nickname: name.zh, avatarKey: avatarOf(key) })),
    );
  }
  for (const { person, address } of town.buyers) {
    const { regionCode, detail, recipient, phone } = address;
    const buyerId = people.get(person)!;
    addresses.set(
      person,
      await addAddress(tx, {
        buyerId,
        regionCode,
        detail: detail.zh,
        recipient: recipient.zh,
        phone,
        isDefault: true,
      }),
    );
  }
  for (const { key, person, name, bio } of town.creators) {
    const joined = later(opening, -7 * day);
    creators.set(
      key,
      await at(joined, () =>
        becomeCreator(tx, { personId: people.get(person)!, name, bio, avatarKey: avatarOf(person) }),
      ),
    );
  }
  for (const { person, role } of town.operators) {
    const personId = people.get(person)!;
    await grantOperator(tx, { personId, permissions: may[role] });
    await enrolSecondFactor(tx, personId, demoSecondFactor);
  }
  return { people, creators, addresses };
}
