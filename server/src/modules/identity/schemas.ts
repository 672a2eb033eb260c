import { Bilingual, IdOf, Instant, Maybe, OneOf, Strict, Text, Type } from '../../platform/contract.ts';
import { operatorPermissions, shopPermissions } from '../../platform/permissions.ts';

export const Phone = Type.String({
  pattern: '^1[3-9][0-9]{9}$',
  description: 'mobile number of mainland China, 11 digits',
});
export const OneTimeCode = Type.String({ pattern: '^[0-9]{6}$' });
/** Six digits of the authenticator, or a recovery code such as `k7mq-2xwp-9rtd`. */
export const FactorCode = Type.String({ pattern: '^([0-9]{6}|[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4})$' });
export const RegionCode = Type.String({ pattern: '^[1-9][0-9]{5}$', description: 'GB/T 2260, six digits' });
/** What POST /pictures answered: where a stored file lies. */
export const PictureKey = Type.String({
  pattern: '^([a-z0-9][a-z0-9_-]*/)+[a-z0-9][a-z0-9._-]*$',
  maxLength: 200,
});
export const Url = Type.String({ description: 'path of a stored picture' });
export const Reason = Text(300, 2);

/** Written in both languages; English may be left out and is then the Chinese text. */
export const BilingualIn = (max: number) => Strict({ zh: Text(max), en: Type.Optional(Text(max)) });
export { Bilingual };

export const Role = OneOf('owner', 'manager', 'clerk', 'warehouse', 'finance');
export const ShopKind = OneOf('brand', 'factory', 'co-operative', 'dock', 'specialist', 'maker');
export const ShopState = OneOf('pending', 'approved', 'rejected', 'suspended');

export const Creator = Strict({
  creatorId: IdOf('creator'),
  name: Bilingual,
  bio: Bilingual,
  avatarUrl: Maybe(Url),
  createdAt: Instant,
});
export const MyShop = Strict({
  shopId: IdOf('shop'),
  name: Type.String({ description: "in the caller's language" }),
  logoUrl: Maybe(Url),
  state: ShopState,
  role: Role,
  permissions: Type.Array(OneOf(...shopPermissions)),
});
export const Me = Strict({
  personId: IdOf('person'),
  nickname: Type.String(),
  avatarUrl: Maybe(Url),
  phoneMasked: Type.String(),
  createdAt: Instant,
  creator: Maybe(Creator),
  shops: Type.Array(MyShop),
  operatorPermissions: Type.Array(OneOf(...operatorPermissions)),
  secondFactor: Strict({
    enrolled: Type.Boolean(),
    required: Type.Boolean({ description: 'operators must have one' }),
    passed: Type.Boolean({ description: 'this session has confirmed it' }),
    recoveryCodesLeft: Type.Integer(),
  }),
});
export const SignedIn = Strict(
  {
    secondFactor: OneOf('none', 'due', 'enrolment_due'),
    me: Maybe(Me),
    token: Maybe(
      Type.String({ description: 'for the Authorization header; only when bearer was asked for' }),
    ),
  },
  {
    description:
      '`due`: send the second factor, until then the session opens nothing. `enrolment_due`: an operator has to set one up.',
  },
);

export const Session = Strict({
  sessionId: IdOf('session'),
  device: Type.String(),
  current: Type.Boolean(),
  openedAt: Instant,
  lastSeenAt: Instant,
  expiresAt: Instant,
});
export const Address = Strict({
  addressId: IdOf('address'),
  recipient: Type.String(),
  phone: Type.String(),
  regionCode: RegionCode,
  detail: Type.String(),
  isDefault: Type.Boolean(),
});
export const AddressIn = Strict({
  recipient: Text(30),
  phone: Phone,
  regionCode: RegionCode,
  detail: Text(120, 4),
  isDefault: Type.Optional(Type.Boolean()),
});
export const Shop = Strict({
  shopId: IdOf('shop'),
  name: Bilingual,
  intro: Bilingual,
  kind: ShopKind,
  regionCode: RegionCode,
  logoUrl: Maybe(Url),
  state: ShopState,
  reason: Maybe(Type.String({ description: 'why it was rejected or suspended' })),
  score: Maybe(
    Type.Integer({ description: 'mean of its reviews × 100, so 480 is 4.80; null without reviews' }),
  ),
  createdAt: Instant,
  decidedAt: Maybe(Instant),
});
export const PersonCard = Strict({
  personId: IdOf('person'),
  nickname: Type.String(),
  avatarUrl: Maybe(Url),
  phoneMasked: Type.String(),
});
export const StaffMember = Strict({ ...PersonCard.properties, role: Role, addedAt: Instant });
export const OperatorShop = Strict({
  ...Shop.properties,
  owners: Type.Array(PersonCard),
  staffCount: Type.Integer(),
});
export const Person = Strict({
  ...PersonCard.properties,
  createdAt: Instant,
  state: OneOf('active', 'suspended', 'erased'),
  reason: Maybe(Type.String()),
  isCreator: Type.Boolean(),
  isOperator: Type.Boolean(),
  shopCount: Type.Integer(),
});
export const PersonDetail = Strict({
  ...Person.properties,
  lastSeenAt: Maybe(Instant),
  sessionCount: Type.Integer(),
  creator: Maybe(Creator),
  shops: Type.Array(MyShop),
});

export const addressParams = Strict({ addressId: IdOf('address') });
export const shopParams = Strict({ shopId: IdOf('shop') });
export const staffParams = Strict({ shopId: IdOf('shop'), personId: IdOf('person') });
export const personParams = Strict({ personId: IdOf('person') });
