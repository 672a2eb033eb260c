import type { Caller } from '../../platform/authorise.ts';
import type { Static } from '../../platform/contract.ts';
import type { Db } from '../../platform/db.ts';
import { idNotFound, toWire, type Id } from '../../platform/ids.ts';
import { shopRoles, type ShopRole } from '../../platform/permissions.ts';
import { Problem, type Locale } from '../../platform/problem.ts';
import { mediaUrl } from '../../platform/storage.ts';
import type { Address } from './addresses.ts';
import type { Me } from './schemas.ts';
import { creatorOf, type CreatorCard } from './creators.sql.ts';
import { isOperator } from './operators.sql.ts';
import { foundPerson, personById, type FoundPerson } from './people.sql.ts';
import { maskedPhone } from './phone-of.ts';
import { factorOf, recoveryCodesLeft } from './second-factors.sql.ts';
import type { ListedSession } from './sessions.sql.ts';
import { sessionsOf } from './sessions.sql.ts';
import type { ShopCard } from './shop.ts';
import { listShops, shopRows, shopsWorkedIn } from './shops.sql.ts';
import { staffRows, type StaffRow } from './staff.sql.ts';

/** Rows as they go over the wire. Nothing here decides anything. */

const url = (key: string | null) => (key === null ? null : mediaUrl(key));

export async function meOf(
  db: Db,
  caller: Pick<Caller, 'personId' | 'operatorPermissions' | 'secondFactor'>,
  locale: Locale,
): Promise<Static<typeof Me>> {
  const { personId } = caller;
  const person = await personById(db, personId);
  if (!person) throw new Problem(idNotFound);
  const [creator, shops, factor, left, required] = [
    await creatorOf(db, personId),
    await shopsWorkedIn(db, personId),
    await factorOf(db, personId),
    await recoveryCodesLeft(db, personId),
    await isOperator(db, personId),
  ];
  return {
    personId: toWire('person', personId),
    nickname: person.nickname,
    avatarUrl: url(person.avatarKey),
    phoneMasked: maskedPhone(person),
    createdAt: person.createdAt.toISOString(),
    creator: creator ? creatorView(creator) : null,
    shops: shops.map((shop) => myShopView(shop, locale)),
    operatorPermissions: [...caller.operatorPermissions],
    secondFactor: {
      enrolled: Boolean(factor?.confirmedAt),
      required,
      passed: caller.secondFactor,
      recoveryCodesLeft: left,
    },
  };
}

export function creatorView({ creatorId, name, bio, avatarKey, createdAt }: CreatorCard) {
  return {
    creatorId: toWire('creator', creatorId),
    name,
    bio,
    avatarUrl: url(avatarKey),
    createdAt: createdAt.toISOString(),
  };
}

function myShopView({ shopId, name, logoKey, state, role }: ShopCard & { role: ShopRole }, locale: Locale) {
  return {
    shopId: toWire('shop', shopId),
    name: name[locale],
    logoUrl: url(logoKey),
    state,
    role,
    permissions: [...shopRoles[role]],
  };
}

export function shopView({
  shopId,
  logoKey,
  createdAt,
  decidedAt,
  name,
  intro,
  kind,
  regionCode,
  state,
  reason,
  score,
}: ShopCard) {
  return {
    shopId: toWire('shop', shopId),
    name,
    intro,
    kind,
    regionCode,
    logoUrl: url(logoKey),
    state,
    reason,
    score,
    createdAt: createdAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
  };
}

export async function shopById(db: Db, shopId: Id<'shop'>) {
  const [shop] = await shopRows(db, [shopId]);
  if (!shop) throw new Problem(idNotFound);
  return shopView(shop);
}

export async function operatorShops(db: Db, search: Parameters<typeof listShops>[1]) {
  const shops = await listShops(db, search);
  const owners = await staffRows(
    db,
    shops.map(({ shopId }) => shopId),
    { onlyOwners: true },
  );
  const view = (shop: (typeof shops)[number]) => ({
    ...shopView(shop),
    staffCount: shop.staffCount,
    owners: owners.filter(({ shopId }) => shopId === shop.shopId).map(cardView),
  });
  return { shops, view };
}

export async function operatorShop(db: Db, shopId: Id<'shop'>) {
  const { shops, view } = await operatorShops(db, { shopId, after: null, limit: 1 });
  if (!shops[0]) throw new Problem(idNotFound);
  return view(shops[0]);
}

function cardView(row: Pick<StaffRow, 'personId' | 'nickname' | 'avatarKey' | 'wrappedKey' | 'phone'>) {
  return {
    personId: toWire('person', row.personId),
    nickname: row.nickname,
    avatarUrl: url(row.avatarKey),
    phoneMasked: maskedPhone(row),
  };
}

export function staffView(row: StaffRow) {
  return { ...cardView(row), role: row.role, addedAt: row.addedAt.toISOString() };
}

export async function staffMember(db: Db, shopId: Id<'shop'>, personId: Id<'person'>) {
  const row = (await staffRows(db, [shopId])).find((each) => each.personId === personId);
  if (!row) throw new Problem(idNotFound);
  return staffView(row);
}

export function personView(row: FoundPerson) {
  const { state, reason, createdAt, isCreator, isOperator: operates, shopCount } = row;
  return {
    ...cardView(row),
    createdAt: createdAt.toISOString(),
    state,
    reason,
    isCreator,
    isOperator: operates,
    shopCount,
  };
}

export async function personDetail(db: Db, personId: Id<'person'>, locale: Locale) {
  const person = await foundPerson(db, personId);
  if (!person) throw new Problem(idNotFound);
  const [sessions, creator, shops] = [
    await sessionsOf(db, personId),
    await creatorOf(db, personId),
    await shopsWorkedIn(db, personId),
  ];
  return {
    ...personView(person),
    lastSeenAt: sessions[0]?.lastSeenAt.toISOString() ?? null,
    sessionCount: sessions.length,
    creator: creator ? creatorView(creator) : null,
    shops: shops.map((shop) => myShopView(shop, locale)),
  };
}

export function sessionView(
  { sessionId, device, openedAt, lastSeenAt, expiresAt }: ListedSession,
  current: Id<'session'>,
) {
  return {
    sessionId: toWire('session', sessionId),
    device,
    current: sessionId === current,
    openedAt: openedAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  };
}

export function addressView({ addressId, ...address }: Address) {
  return { addressId: toWire('address', addressId), ...address };
}
