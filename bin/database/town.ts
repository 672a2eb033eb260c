import { town } from '../../server/src/town/index.ts';

export type DemoAccount = { readonly name: string; readonly role: string; readonly phone: string };

/** Who a newcomer signs in as first; everybody in server/src/town/cast.ts has a phone of this kind. */
const firstAccounts = [
  { key: 'xiaoman', role: 'buyer' },
  { key: 'laoli', role: 'merchant' },
  { key: 'mianmian', role: 'creator' },
  { key: 'chenyunying', role: 'operator' },
];

export function accountsOfTown(): DemoAccount[] {
  return firstAccounts.flatMap(({ key, role }) =>
    town.people
      .filter((person) => person.key === key)
      .map(({ name, phone }) => ({ role, phone, name: `${name.zh} ${name.en}` })),
  );
}

export async function buildTown(_url: string): Promise<void> {}
