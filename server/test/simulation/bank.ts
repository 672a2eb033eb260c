import { randomUUID } from 'node:crypto';
import { later, minute, now } from '../../src/platform/clock.ts';
import { toWire, type Id } from '../../src/platform/ids.ts';
import type { Random } from '../../src/town/random.ts';
import {
  GatewayUnavailable,
  type ChargeStatement,
  type Gateway,
  type MandateGateway,
  type Statement,
} from '../../src/modules/payments/gateway.ts';
import { merchantNo } from '../../src/modules/payments/local-bank/account.ts';
import {
  agreementByMerchant,
  moveAgreement,
  openAgreement,
  setBehaviour,
  type Behaviour,
} from '../../src/modules/payments/local-bank/agreements.sql.ts';
import {
  decideTrade,
  openTrade,
  refundTrade,
  tradeByMerchant,
  type TradeRow,
} from '../../src/modules/payments/local-bank/books.sql.ts';
import { charge } from '../../src/modules/payments/local-bank/charge.ts';
import { recordOutcome } from '../../src/modules/payments/index.ts';
import type { TestDatabase } from '../database.ts';

type Delayed = { readonly at: Date; readonly paymentId: Id<'payment'>; readonly said: Statement };

/**
 * The local bank's books behind the port of payments, misbehaving by chance: it is away, does what it was asked and does
 * not answer, loses its notices, sends them twice, late, with a wrong amount, and takes its time over refunds.
 */
export function openSimulatedBank(database: TestDatabase, random: Random) {
  const notices: Delayed[] = [];
  const away = () => {
    if (random.chance(0.04)) throw new GatewayUnavailable('the bank does not answer');
  };
  /** Before it does anything, or after. */
  async function unreliable<T>(act: () => Promise<T>): Promise<T> {
    away();
    const answer = await act();
    away();
    return answer;
  }
  const trade = (paymentId: string) => tradeByMerchant(database.db, merchantNo, paymentId);

  const mandates: MandateGateway = {
    sign: ({ mandateId }) =>
      unreliable(async () => {
        await database.transact((tx) =>
          openAgreement(tx, {
            agreement_no: `AG${randomUUID().replaceAll('-', '')}`,
            out_agreement_no: mandateId,
            merchant_no: merchantNo,
            state: 'signing',
            behaviour: 'enough',
            return_url: '',
            notify_url: '',
            opened_at: now(),
            signed_at: null,
          }),
        );
        return { redirectUrl: `/bank/${mandateId}` };
      }),
    query: (mandateId) =>
      unreliable(async () => {
        const known = await agreementByMerchant(database.db, merchantNo, mandateId);
        return { state: known?.state ?? 'refused', agreementNo: known?.agreement_no ?? null };
      }),
    revoke: ({ agreementNo }) =>
      unreliable(async () => {
        await database.transact((tx) => moveAgreement(tx, agreementNo, 'active', 'revoked'));
      }),
    charge: ({ chargeId, agreementNo, amountFen, subject }) =>
      unreliable(async (): Promise<ChargeStatement> => {
        const order = {
          merchant_no: merchantNo,
          out_trade_no: chargeId,
          agreement_no: agreementNo,
          amount_fen: amountFen,
          currency: 'CNY',
          subject,
          notify_url: '',
        };
        const done = await charge(desk, order);
        if (!done) throw new GatewayUnavailable('no such agreement');
        return chargeSaid(done.trade);
      }),
    queryCharge: (chargeId) =>
      unreliable(async () => {
        const known = await trade(chargeId);
        return known ? chargeSaid(known) : null;
      }),
  };
  const desk = {
    database,
    prefix: '',
    name: { zh: '', en: '' },
    tellTrade: () => undefined,
    tellAgreement: () => undefined,
  };

  const gateway: Gateway = {
    method: 'local_bank',
    merchantNo,
    testMode: true,
    mandates,
    openTrade: ({ paymentId, amountFen, subject }) =>
      unreliable(async () => {
        const row: TradeRow = {
          trade_no: `LB${randomUUID().replaceAll('-', '')}`,
          out_trade_no: paymentId,
          merchant_no: merchantNo,
          amount_fen: amountFen,
          currency: 'CNY',
          subject,
          return_url: '',
          notify_url: '',
          state: 'open',
          refunded_fen: 0n,
          opened_at: now(),
          decided_at: null,
          agreement_no: null,
          reason: null,
        };
        const { trade: made } = await database.transact((tx) => openTrade(tx, row));
        return { tradeNo: made.trade_no, redirectUrl: `/bank/${made.trade_no}` };
      }),
    queryTrade: (paymentId) => unreliable(async () => said(await trade(paymentId))),
    closeTrade: (paymentId) =>
      unreliable(async () => {
        const known = await trade(paymentId);
        if (known) await database.transact((tx) => decideTrade(tx, known.trade_no, 'closed'));
        return said(await trade(paymentId));
      }),
    refund: ({ refundId, paymentId, amountFen }) =>
      unreliable(async () => {
        if (random.chance(0.1)) return { result: 'pending' };
        const known = (await trade(paymentId))!;
        const done = await database.transact((tx) => refundTrade(tx, known, refundId, amountFen));
        return done ? { result: 'succeeded' } : { result: 'refused', why: 'more than was paid' };
      }),
    readNotice: () => null,
    readBill: async () => null,
  };

  /** The buyer decides at the bank's page; the bank tells us, or not, or more than once. */
  async function decide(paymentId: Id<'payment'>, as: 'paid' | 'declined'): Promise<void> {
    const known = await trade(toWire('payment', paymentId));
    if (!known) return;
    await database.transact((tx) => decideTrade(tx, known.trade_no, as));
    const statement = said(await trade(known.out_trade_no));
    const times = random.weighted([0, 1, 2, 5], (n) => [12, 70, 12, 6][[0, 1, 2, 5].indexOf(n)]!);
    for (let n = 0; n < times; n++)
      notices.push({
        paymentId,
        said: random.chance(0.03) ? { ...statement, amountFen: statement.amountFen + 1n } : statement,
        at: random.chance(0.2) ? later(now(), random.between(1, 3_000) * minute) : now(),
      });
  }

  /** Delivers the notices whose time has come, in any order. */
  async function deliverNotices(to: TestDatabase): Promise<void> {
    const due = notices.filter(({ at }) => at <= now());
    for (const notice of due) notices.splice(notices.indexOf(notice), 1);
    while (due.length > 0) {
      const [notice] = due.splice(random.between(0, due.length - 1), 1);
      // A notice that was not answered because we died is not sent again here: the query finds it.
      await to
        .transact((tx) => recordOutcome(tx, gateway, notice!.paymentId, notice!.said))
        .catch(() => undefined);
    }
  }

  return {
    gateway,
    decide,
    deliverNotices,
    /** The buyer signs at the bank's page. */
    async sign(mandateId: Id<'mandate'>): Promise<void> {
      const known = await agreementByMerchant(database.db, merchantNo, toWire('mandate', mandateId));
      if (known) await database.transact((tx) => moveAgreement(tx, known.agreement_no, 'signing', 'active'));
    },
    async behave(mandateId: Id<'mandate'>, behaviour: Behaviour): Promise<void> {
      const known = await agreementByMerchant(database.db, merchantNo, toWire('mandate', mandateId));
      if (known) await database.transact((tx) => setBehaviour(tx, known.agreement_no, behaviour));
    },
  };
}

const said = (trade: TradeRow | undefined): Statement =>
  trade
    ? {
        outcome: trade.state,
        tradeNo: trade.trade_no,
        amountFen: trade.amount_fen,
        currency: trade.currency,
        merchantNo: trade.merchant_no,
      }
    : { outcome: 'closed', tradeNo: '', amountFen: 0n, currency: 'CNY', merchantNo };

const chargeSaid = (trade: TradeRow): ChargeStatement => ({
  ...said(trade),
  ...(trade.reason ? { reason: trade.reason } : {}),
});
