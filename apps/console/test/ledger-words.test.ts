import { expect, it } from 'vitest';
import { accounts, type EntryKind } from '../../../server/src/modules/ledger/entry.ts';
import { zh } from '../src/i18n/zh/index.ts';

it('every account of the ledger has words', () => {
  const words = Object.entries(zh.ledger.account).flatMap(([owner, names]) =>
    Object.keys(names).map((name) => `${owner}.${name}`),
  );
  expect(words.toSorted()).toEqual([...accounts].toSorted());
});

it('every kind of entry has words, which its type says', () => {
  const words: Record<EntryKind, string> = zh.ledger.entry;
  expect(Object.values(words)).not.toContain('');
});
