import { contract, Maybe, member, Nothing, shop, Strict, Text, Type } from '../../platform/contract.ts';
import { alreadyStaff, lastOwner, shopNameTaken, shopPending, shopState } from './problems.ts';
import {
  Phone,
  RegionCode,
  PictureKey,
  BilingualIn,
  Role,
  ShopKind,
  Shop,
  StaffMember,
  shopParams,
  staffParams,
} from './schemas.ts';

const minute = 60_000;

const ShopIn = { name: BilingualIn(30), intro: BilingualIn(500), kind: ShopKind, regionCode: RegionCode };

export const shopsContract = contract({
  'POST /shops': {
    summary: 'Open a shop; it waits for approval',
    access: member,
    status: 201,
    limit: { max: 10, windowMs: 60 * minute },
    reply: Shop,
    problems: [shopPending, shopNameTaken],
    body: Strict({ ...ShopIn, logoKey: Type.Optional(Maybe(PictureKey)) }),
  },
  'GET /shops/:shopId/profile': {
    summary: "The shop's own view of its profile",
    access: shop('shop.read'),
    params: shopParams,
    reply: Shop,
  },
  'PATCH /shops/:shopId/profile': {
    summary: 'Change the public profile',
    access: shop('shop.profile'),
    params: shopParams,
    reply: Shop,
    problems: [shopNameTaken],
    body: Strict({
      name: Type.Optional(ShopIn.name),
      intro: Type.Optional(ShopIn.intro),
      kind: Type.Optional(ShopKind),
      regionCode: Type.Optional(RegionCode),
      logoKey: Type.Optional(Maybe(PictureKey)),
    }),
  },
  'POST /shops/:shopId/submission': {
    summary: 'Ask for approval again after a rejection',
    access: shop('shop.profile'),
    params: shopParams,
    reply: Shop,
    problems: [shopState],
  },
  'GET /shops/:shopId/staff': {
    summary: 'Who works here',
    access: shop('shop.read'),
    params: shopParams,
    reply: Strict({ items: Type.Array(StaffMember) }),
  },
  'POST /shops/:shopId/staff': {
    summary: 'Add a person by phone; one who is new gets an account at their first sign-in',
    access: shop('shop.staff'),
    params: shopParams,
    status: 201,
    body: Strict({
      phone: Phone,
      role: Role,
      name: Type.Optional(
        Type.String({ ...Text(40), description: 'what the shop calls them; else the phone, masked' }),
      ),
    }),
    reply: StaffMember,
    problems: [alreadyStaff],
    limit: { max: 30, windowMs: 10 * minute },
  },
  'PATCH /shops/:shopId/staff/:personId': {
    summary: 'Change a role',
    access: shop('shop.staff'),
    params: staffParams,
    body: Strict({ role: Role }),
    reply: StaffMember,
    problems: [lastOwner],
  },
  'DELETE /shops/:shopId/staff/:personId': {
    summary: 'End someone’s work here',
    access: shop('shop.staff'),
    params: staffParams,
    reply: Nothing,
    problems: [lastOwner],
  },
});
