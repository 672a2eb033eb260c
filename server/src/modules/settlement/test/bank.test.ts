import { describe, expect, it, test } from 'vitest';
import { testApp } from '../../../../test/app.ts';
import { testDatabase } from '../../../../test/database.ts';
import { at, hour, later } from '../../../platform/clock.ts';
import { newId, toWire } from '../../../platform/ids.ts';
import { accountOf, book, ofShop } from '../accounts.sql.ts';
import { askBank, sendThroughBank, type Bank } from '../bank.ts';
import { makeBankFile } from '../bank-file.ts';
import { localBank } from '../bank-local.ts';
import { approvePayout } from '../decide-payout.ts';
import { openSettlement } from '../module.ts';
import { openNumber, plainNumber, sealNumber } from '../numbers.ts';
import { saveBankAccount } from '../payout-accounts.sql.ts';
import { payoutById, type Payout } from '../payouts.sql.ts';
import { inArrears } from '../problems.ts';
import { requestPayout } from '../request-payout.ts';
import { longKnown } from './accounts.ts';

/** A payout through a bank that succeeds, refuses, answers late or twice, contradicts itself, or never heard of it. */
const database = await testDatabase();
const secret = 'a secret';
const numberOf = (payout: Payout) => openNumber(secret, payout.ownerId, payout.numberSealed);
const bank = { bank: localBank(database.db), numberOf };
const operator = () => ({ personId: newId('person'), shops: new Map(), creatorId: null });

async function payoutTo(number: string) {
  const owner = ofShop(newId('shop'));
  const by = newId('person');
  const payoutId = await database.transact(async (tx) => {
    await book(tx, [{ ...owner, kind: 'settled', amountFen: 10_000n, sourceId: newId('settlementBill') }]);
    const numberSealed = sealNumber(secret, owner.ownerId, plainNumber(number));
    await saveBankAccount(
      tx,
      owner,
      { holder: '老李', bank: '工商银行', numberSealed, numberTail: number.slice(-4), ...longKnown },
      by,
    );
    const asked = await requestPayout(tx, { owner, amountFen: 4_000n, actorId: by });
    await approvePayout(tx, asked, operator());
    return asked;
  });
  const state = async () => (await payoutById(database.db, payoutId))!.state;
  const has = async () => (await accountOf(database.db, owner, 'payable')).balanceFen;
  return { payoutId, state, has };
}

describe('a payout through the bank', () => {
  it.each([
    ['6222000011110001', 'done', 6_000n],
    ['6222000011110002', 'failed', 10_000n],
    ['6222000011110004', 'done', 6_000n],
    ['6222000011110005', 'done', 6_000n],
  ])('to %s is %s', async (number, expected, left) => {
    const { payoutId, state, has } = await payoutTo(number);
    await sendThroughBank(database, bank, payoutId);
    expect([await state(), await has()]).toEqual(['sent', 6_000n]);
    await askBank(database, bank);
    await askBank(database, bank);
    expect([await state(), await has()]).toEqual([expected, left]);
  });

  it('waits for a late answer', async () => {
    const { payoutId, state } = await payoutTo('6222000011110003');
    await sendThroughBank(database, bank, payoutId);
    await askBank(database, bank);
    expect(await state()).toBe('sent');
    await at(later(new Date(), 2 * hour), () => askBank(database, bank));
    expect(await state()).toBe('done');
  });

  it('is told again under the same reference when the process died before telling it', async () => {
    const { payoutId, state, has } = await payoutTo('6222000011110001');
    const dead: Bank = {
      transfer: () => Promise.reject(new Error('the process died')),
      answers: async () => new Map(),
    };
    await expect(sendThroughBank(database, { bank: dead, numberOf }, payoutId)).rejects.toThrow('died');
    expect(await state()).toBe('sent');
    await askBank(database, bank);
    await askBank(database, bank);
    expect([await state(), await has()]).toEqual(['done', 6_000n]);
    const { rows } = await database.pool.query(
      'select amount_fen from settlement.local_transfers where reference = $1',
      [toWire('payout', payoutId)],
    );
    expect(rows).toEqual([{ amount_fen: 4_000n }]);
  });

  it('that cannot be told does not hold up those behind it', async () => {
    const [first, second] = [await payoutTo('6222000011110001'), await payoutTo('6222000011110001')];
    for (const { payoutId } of [first, second]) await sendThroughBank(database, bank, payoutId);
    const local = bank.bank;
    const forgetful: Bank = {
      transfer: () => Promise.reject(new Error('no such bank')),
      answers: (references) =>
        local.answers(references.filter((reference) => reference !== toWire('payout', first.payoutId))),
    };
    await expect(askBank(database, { bank: forgetful, numberOf })).rejects.toThrow('no such bank');
    expect([await first.state(), await second.state()]).toEqual(['sent', 'done']);
  });

  // Line that must break this: `config.localBank` in module.ts.
  it('waits for the bank’s file where the bank of development is off', async () => {
    const { payoutId, state, has } = await payoutTo('6222000011110001');
    const { house } = testApp(database, []);
    const production = openSettlement({ ...house, config: { ...house.config, localBank: false } });
    await production.jobs!.find(({ name }) => name === 'settlement.send_payout')!.run(database, { payoutId });
    expect(production.sweeps!.map(({ name }) => name)).not.toContain('settlement.ask_bank');
    expect([await state(), await has()]).toEqual(['approved', 10_000n]);
    const file = await database.transact((tx) => makeBankFile(tx, numberOf, operator()));
    expect(file).toContain(toWire('payout', payoutId));
    expect([await state(), await has()]).toEqual(['sent', 6_000n]);
  });
});

test('a shop that owes does not take its deposit back', async () => {
  const owner = ofShop(newId('shop'));
  const [by, sourceId] = [newId('person'), newId('settlementBill')];
  const take = () =>
    database.transact((tx) => requestPayout(tx, { owner, pot: 'deposit', amountFen: 4_000n, actorId: by }));
  await database.transact(async (tx) => {
    const numberSealed = sealNumber(secret, owner.ownerId, '6222000011110001');
    await saveBankAccount(
      tx,
      owner,
      { holder: '老李', bank: '工商银行', numberSealed, numberTail: '0001', ...longKnown },
      by,
    );
    await book(tx, [
      { ...owner, pot: 'deposit', kind: 'deposit_paid', amountFen: 5_000n, sourceId },
      { ...owner, kind: 'refunded', amountFen: -1n, sourceId },
    ]);
  });
  await expect(take()).rejects.toMatchObject({ kind: inArrears });
  await database.transact((tx) => book(tx, [{ ...owner, kind: 'settled', amountFen: 1n, sourceId }]));
  await expect(take()).resolves.toBeTruthy();
});
