import {
  anyone, contract, creator, cursorQuery, development, IdOf, Instant, Maybe, member, Nothing, OneOf, operator, PageOf, shop, Strict, Text, Type,
} from '../../platform/contract.ts';
import { operatorPermissions, shopPermissions } from '../../platform/permissions.ts';
import {
  alreadyStaff, codeLimit, codeTooSoon, codeWrong, creatorExists, erasureBlocked, lastOwner, noSecondFactor, personIsOperator,
  personSuspended, secondFactorExists, secondFactorLocked, secondFactorRequired, secondFactorWrong, shopNameTaken, shopPending,
  shopState, tooManyAddresses,
} from './problems.ts';

export const Phone = Type.String({ pattern: '^1[3-9][0-9]{9}$', description: 'mobile number of mainland China, 11 digits' });
const OneTimeCode = Type.String({ pattern: '^[0-9]{6}$' });
/** Six digits of the authenticator, or a recovery code such as `k7mq-2xwp-9rtd`. */
const FactorCode = Type.String({ pattern: '^([0-9]{6}|[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4})$' });
export const RegionCode = Type.String({ pattern: '^[1-9][0-9]{5}$', description: 'GB/T 2260, six digits' });
/** What POST /pictures answered: where a stored file lies. */
const PictureKey = Type.String({ pattern: '^([a-z0-9][a-z0-9_-]*/)+[a-z0-9][a-z0-9._-]*$', maxLength: 200 });
const Url = Type.String({ description: 'path of a stored picture' });
const Reason = Text(300, 2);

/** Written in both languages; English may be left out and is then the Chinese text. */
const BilingualIn = (max: number) => Strict({ zh: Text(max), en: Type.Optional(Text(max)) });
const Bilingual = Strict({ zh: Type.String(), en: Type.String() });

const Role = OneOf('owner', 'manager', 'clerk', 'warehouse', 'finance');
const ShopKind = OneOf('brand', 'factory', 'co-operative', 'dock', 'specialist', 'maker');
const ShopState = OneOf('pending', 'approved', 'rejected', 'suspended');

const Creator = Strict({
  creatorId: IdOf('creator'), name: Bilingual, bio: Bilingual, avatarUrl: Maybe(Url), createdAt: Instant,
});
const MyShop = Strict({
  shopId: IdOf('shop'), name: Type.String({ description: "in the caller's language" }), logoUrl: Maybe(Url), state: ShopState,
  role: Role, permissions: Type.Array(OneOf(...shopPermissions)),
});
export const Me = Strict({
  personId: IdOf('person'), nickname: Type.String(), avatarUrl: Maybe(Url), phoneMasked: Type.String(), createdAt: Instant,
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
const SignedIn = Strict({
  secondFactor: OneOf('none', 'due', 'enrolment_due'),
  me: Maybe(Me),
  token: Maybe(Type.String({ description: 'for the Authorization header; only when bearer was asked for' })),
}, { description: '`due`: send the second factor, until then the session opens nothing. `enrolment_due`: an operator has to set one up.' });

const Session = Strict({
  sessionId: IdOf('session'), device: Type.String(), current: Type.Boolean(), openedAt: Instant, lastSeenAt: Instant, expiresAt: Instant,
});
const Address = Strict({
  addressId: IdOf('address'), recipient: Type.String(), phone: Type.String(), regionCode: RegionCode, detail: Type.String(),
  isDefault: Type.Boolean(),
});
const AddressIn = Strict({
  recipient: Text(30), phone: Phone, regionCode: RegionCode, detail: Text(120, 4), isDefault: Type.Optional(Type.Boolean()),
});
const Shop = Strict({
  shopId: IdOf('shop'), name: Bilingual, intro: Bilingual, kind: ShopKind, regionCode: RegionCode, logoUrl: Maybe(Url),
  state: ShopState, reason: Maybe(Type.String({ description: 'why it was rejected or suspended' })),
  score: Type.Integer({ description: 'experience score × 100, so 480 is 4.80' }),
  createdAt: Instant, decidedAt: Maybe(Instant),
});
const PersonCard = Strict({ personId: IdOf('person'), nickname: Type.String(), avatarUrl: Maybe(Url), phoneMasked: Type.String() });
const StaffMember = Strict({ ...PersonCard.properties, role: Role, addedAt: Instant });
const OperatorShop = Strict({ ...Shop.properties, owners: Type.Array(PersonCard), staffCount: Type.Integer() });
const Person = Strict({
  ...PersonCard.properties, createdAt: Instant, state: OneOf('active', 'suspended', 'erased'), reason: Maybe(Type.String()),
  isCreator: Type.Boolean(), isOperator: Type.Boolean(), shopCount: Type.Integer(),
});
const PersonDetail = Strict({
  ...Person.properties, lastSeenAt: Maybe(Instant), sessionCount: Type.Integer(), creator: Maybe(Creator), shops: Type.Array(MyShop),
});

const addressParams = Strict({ addressId: IdOf('address') });
const shopParams = Strict({ shopId: IdOf('shop') });
const staffParams = Strict({ shopId: IdOf('shop'), personId: IdOf('person') });
const personParams = Strict({ personId: IdOf('person') });

const minute = 60_000;

export const signingInContract = contract({
  'POST /sign-in-codes': {
    summary: 'Send a one-time code to a phone; the answer is the same whether anybody has that phone',
    access: anyone, body: Strict({ phone: Phone }), status: 202, transaction: 'own',
    reply: Strict({ resendAfterSeconds: Type.Integer(), expiresInSeconds: Type.Integer() }),
    limit: { max: 120, windowMs: minute }, problems: [codeTooSoon, codeLimit],
  },
  'POST /sessions': {
    summary: 'Sign in with phone and code; the first time makes the person. Sets the cookie jishi_session',
    access: anyone, status: 201, transaction: 'own',
    body: Strict({ phone: Phone, code: OneTimeCode, bearer: Type.Optional(Type.Boolean({ description: 'answer the token too' })) }),
    reply: SignedIn, limit: { max: 120, windowMs: minute }, problems: [codeWrong, personSuspended],
  },
  'POST /sessions/current/second-factor': {
    summary: 'Confirm the second factor of the session that has just signed in',
    access: anyone, transaction: 'own', body: Strict({ code: FactorCode }), reply: Me,
    limit: { max: 60, windowMs: minute }, problems: [secondFactorWrong, secondFactorLocked, noSecondFactor],
  },
  'DELETE /sessions/current': { summary: 'Sign out', access: anyone, reply: Nothing },
  'GET /development/inbox': {
    summary: 'The text messages that were not sent, newest first', access: development,
    query: Strict({ phone: Type.Optional(Phone) }),
    reply: Strict({ items: Type.Array(Strict({ phone: Type.String(), text: Type.String(), code: Type.String(), at: Instant })) }),
  },
});

export const mineContract = contract({
  'GET /me': { summary: 'Who I am and what I may do', access: member, reply: Me },
  'PATCH /me': {
    summary: 'Change my nickname or picture', access: member, reply: Me,
    body: Strict({ nickname: Type.Optional(Text(20)), avatarKey: Type.Optional(Maybe(PictureKey)) }),
  },
  'GET /me/sessions': { summary: 'Where I am signed in', access: member, reply: Strict({ items: Type.Array(Session) }) },
  'DELETE /me/sessions/:sessionId': {
    summary: 'End one of my sessions', access: member, params: Strict({ sessionId: IdOf('session') }), reply: Nothing,
  },
  'POST /me/second-factor': {
    summary: 'Begin to set up an authenticator', access: member, status: 201, problems: [secondFactorExists],
    reply: Strict({ secret: Type.String(), uri: Type.String({ description: 'otpauth://, to show as a QR code' }) }),
  },
  'POST /me/second-factor/confirmation': {
    summary: 'Finish the set-up with a first code; answers the recovery codes, once', access: member, transaction: 'own',
    body: Strict({ code: OneTimeCode }), reply: Strict({ recoveryCodes: Type.Array(Type.String()) }),
    problems: [secondFactorWrong, secondFactorLocked, secondFactorExists, noSecondFactor],
  },
  'DELETE /me/second-factor': {
    summary: 'Remove my second factor', access: member, transaction: 'own', body: Strict({ code: FactorCode }), reply: Nothing,
    problems: [secondFactorWrong, secondFactorLocked, secondFactorRequired, noSecondFactor],
  },
  'GET /me/addresses': { summary: 'My delivery addresses, the default first', access: member, reply: Strict({ items: Type.Array(Address) }) },
  'POST /me/addresses': {
    summary: 'Add a delivery address; the first one becomes the default', access: member, status: 201, body: AddressIn, reply: Address,
    problems: [tooManyAddresses],
  },
  'PUT /me/addresses/:addressId': {
    summary: 'Change a delivery address', access: member, params: addressParams, body: AddressIn, reply: Address,
  },
  'DELETE /me/addresses/:addressId': { summary: 'Delete a delivery address', access: member, params: addressParams, reply: Nothing },
  'GET /me/export': {
    summary: 'Everything identity keeps about me', access: member, limit: { max: 10, windowMs: 10 * minute },
    reply: Strict({ me: Me, phone: Type.String(), addresses: Type.Array(Address), sessions: Type.Array(Session) }),
  },
  'POST /me/erasure': {
    summary: 'Erase my personal data for good; needs a fresh one-time code', access: member, transaction: 'own',
    body: Strict({ code: OneTimeCode }), reply: Nothing, problems: [codeWrong, erasureBlocked, personIsOperator],
  },
  'POST /creators': {
    summary: 'Become a creator', access: member, status: 201, reply: Creator, problems: [creatorExists],
    body: Strict({ name: BilingualIn(30), bio: BilingualIn(300), avatarKey: Type.Optional(Maybe(PictureKey)) }),
  },
  'PATCH /me/creator': {
    summary: 'Change my creator profile', access: creator, reply: Creator,
    body: Strict({
      name: Type.Optional(BilingualIn(30)), bio: Type.Optional(BilingualIn(300)), avatarKey: Type.Optional(Maybe(PictureKey)),
    }),
  },
});

const ShopIn = { name: BilingualIn(30), intro: BilingualIn(500), kind: ShopKind, regionCode: RegionCode };

export const shopsContract = contract({
  'POST /shops': {
    summary: 'Open a shop; it waits for approval', access: member, status: 201, reply: Shop, problems: [shopPending, shopNameTaken],
    body: Strict({ ...ShopIn, logoKey: Type.Optional(Maybe(PictureKey)) }),
  },
  'GET /shops/:shopId/profile': { summary: "The shop's own view of its profile", access: shop('shop.read'), params: shopParams, reply: Shop },
  'PATCH /shops/:shopId/profile': {
    summary: 'Change the public profile', access: shop('shop.profile'), params: shopParams, reply: Shop, problems: [shopNameTaken],
    body: Strict({
      name: Type.Optional(ShopIn.name), intro: Type.Optional(ShopIn.intro), kind: Type.Optional(ShopKind),
      regionCode: Type.Optional(RegionCode), logoKey: Type.Optional(Maybe(PictureKey)),
    }),
  },
  'POST /shops/:shopId/submission': {
    summary: 'Ask for approval again after a rejection', access: shop('shop.profile'), params: shopParams, reply: Shop, problems: [shopState],
  },
  'GET /shops/:shopId/staff': {
    summary: 'Who works here', access: shop('shop.read'), params: shopParams, reply: Strict({ items: Type.Array(StaffMember) }),
  },
  'POST /shops/:shopId/staff': {
    summary: 'Add a person by phone; one who is new gets an account at their first sign-in', access: shop('shop.staff'), params: shopParams,
    status: 201, body: Strict({ phone: Phone, role: Role }), reply: StaffMember, problems: [alreadyStaff],
    limit: { max: 30, windowMs: 10 * minute },
  },
  'PATCH /shops/:shopId/staff/:personId': {
    summary: 'Change a role', access: shop('shop.staff'), params: staffParams, body: Strict({ role: Role }), reply: StaffMember,
    problems: [lastOwner],
  },
  'DELETE /shops/:shopId/staff/:personId': {
    summary: 'End someone’s work here', access: shop('shop.staff'), params: staffParams, reply: Nothing, problems: [lastOwner],
  },
});

export const operatingContract = contract({
  'GET /operations/shops': {
    summary: 'Shops by state, those waiting longest first', access: operator('review.shops'), reply: PageOf(OperatorShop),
    query: Strict({ ...cursorQuery, state: Type.Optional(ShopState), q: Type.Optional(Text(40)) }),
  },
  'POST /operations/shops/:shopId/approval': {
    summary: 'Approve a waiting shop, or lift a suspension', access: operator('review.shops'), params: shopParams, reply: Shop,
    problems: [shopState],
  },
  'POST /operations/shops/:shopId/rejection': {
    summary: 'Reject a waiting shop, saying why', access: operator('review.shops'), params: shopParams, body: Strict({ reason: Reason }),
    reply: Shop, problems: [shopState],
  },
  'POST /operations/shops/:shopId/suspension': {
    summary: 'Suspend an approved shop, saying why', access: operator('review.shops'), params: shopParams, body: Strict({ reason: Reason }),
    reply: Shop, problems: [shopState],
  },
  'GET /operations/people': {
    summary: 'Find people by nickname or by whole phone number', access: operator('people.read'), reply: PageOf(Person),
    query: Strict({ ...cursorQuery, q: Type.Optional(Text(40)), state: Type.Optional(OneOf('active', 'suspended', 'erased')) }),
  },
  'GET /operations/people/:personId': { summary: 'One person', access: operator('people.read'), params: personParams, reply: PersonDetail },
  'POST /operations/people/:personId/suspension': {
    summary: 'Suspend a person; every session ends', access: operator('people.suspend'), params: personParams,
    body: Strict({ reason: Reason }), reply: Person, problems: [personIsOperator],
  },
  'DELETE /operations/people/:personId/suspension': {
    summary: 'Lift a suspension', access: operator('people.suspend'), params: personParams, reply: Person,
  },
});

export const identityContract = { ...signingInContract, ...mineContract, ...shopsContract, ...operatingContract } as const;
