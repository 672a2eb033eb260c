import { Strict, OneOf, Type, type Static } from '../../platform/contract.ts';

const Uuid = Type.String({ format: 'uuid' });

/** What identity says. Ids are plain uuids, as in the database. */
export const identityEvents = {
  'identity.person_joined': Strict({ personId: Uuid }),
  'identity.person_suspended': Strict({ personId: Uuid, reason: Type.String() }),
  'identity.person_reinstated': Strict({ personId: Uuid }),
  'identity.person_erased': Strict({ personId: Uuid }),
  'identity.creator_joined': Strict({ creatorId: Uuid, personId: Uuid }),
  'identity.shop_opened': Strict({ shopId: Uuid, ownerId: Uuid }),
  'identity.shop_changed': Strict({ shopId: Uuid }),
  'identity.shop_submitted': Strict({ shopId: Uuid }),
  'identity.shop_approved': Strict({ shopId: Uuid }),
  'identity.shop_rejected': Strict({ shopId: Uuid, reason: Type.String() }),
  'identity.shop_suspended': Strict({ shopId: Uuid, reason: Type.String() }),
  'identity.staff_added': Strict({
    shopId: Uuid,
    personId: Uuid,
    role: OneOf('owner', 'manager', 'clerk', 'warehouse', 'finance'),
  }),
  'identity.staff_removed': Strict({ shopId: Uuid, personId: Uuid }),
} as const;

export type IdentityEvents = { [K in keyof typeof identityEvents]: Static<(typeof identityEvents)[K]> };
