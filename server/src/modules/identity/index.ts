/** Identity: who someone is, what they may do, and where to reach them. */

export { callerOf, cookieName, forgetCaller, staleMs } from './caller.ts';
export { unlockVault } from './vault.ts';

export { signUp } from './sign-up.ts';
export { openSession, type OpenedSession } from './open-session.ts';
export { enrolSecondFactor } from './second-factor.ts';
export { grantOperator, endOperator } from './grant-operator.ts';
export { suspendPerson } from './suspend-person.ts';
export { memberSince, peopleByIds } from './people.sql.ts';
export { phoneOf } from './phone-of.ts';
export { maskPhone, type Bilingual, type BilingualIn, type PersonCard } from './person.ts';

export { becomeCreator, changeCreator } from './creators.ts';
export { creatorsByIds, creatorOf, type CreatorCard } from './creators.sql.ts';

export { openShop } from './open-shop.ts';
export { approveShop, rejectShop, suspendShop } from './decide-shop.ts';
export { shopsByIds } from './shops.sql.ts';
export type { ShopCard, ShopKind, ShopState } from './shop.ts';
export { addStaff, removeStaff, staffWith } from './staff.ts';

export {
  addAddress,
  addressesOf,
  addressOf,
  openAddresses,
  sealedAddressOf,
  sealedAddressesOf,
  type Address,
  type AddressIn,
  type Destination,
  type SealedAddress,
} from './addresses.ts';

export { identityEvents, type IdentityEvents } from './events.ts';
