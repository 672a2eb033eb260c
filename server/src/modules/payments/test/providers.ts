import { sql } from 'kysely';
import { later, now } from '../../../platform/clock.ts';
import { newId, toWire, type Id } from '../../../platform/ids.ts';
import type { TestDatabase } from '../../../../test/database.ts';
import { signParams, type Params } from '../alipay/sign.ts';
import { localAlipay, localWechatPay } from '../doubles/accounts.ts';
import { testKeys } from '../doubles/keys.ts';
import { envelope } from '../doubles/wechat-pay.ts';
import { openGateways } from '../gateways.ts';
import { paymentsOf } from '../payments.sql.ts';
import { rsaSign } from '../rsa.ts';
import { startPayment } from '../start-payment.ts';
import { openBank } from './bank.ts';

type Bank = Awaited<ReturnType<typeof openBank>>;
export type Sent = { readonly status: number; readonly text: string };
/** What a forger changes, in words that fit every provider. */
export type Change = {
  readonly amountFen?: number;
  readonly currency?: string;
  readonly merchant?: string;
  readonly app?: string;
  readonly about?: string;
  readonly state?: string;
};
export type How = {
  readonly key?: 'ours';
  readonly ageMs?: number;
  readonly alter?: (body: string) => string;
  readonly id?: string;
  readonly seal?: Buffer;
};

/** The payments module with its doubles behind real HTTP, and hands to pay, look and forge with. */
export async function openProviders(database: TestDatabase) {
  const bank = await openBank(database);
  const gateways = openGateways(bank.config, {});
  const job = (name: string) => bank.payments.jobs!.find((each) => each.name === name)!;
  return {
    ...bank,
    gateways,
    job,
    async start(method: 'local_bank' | 'alipay' | 'wechat_pay', amountFen = 4_768n) {
      const buyerId = newId('person');
      const purchaseId = newId('purchase', buyerId);
      const begin = () =>
        startPayment(database, gateways.of(method), {
          buyerId,
          purpose: 'purchase',
          subjectId: purchaseId,
          amountFen,
          subject: '洛川红富士 / 12 枚',
          returnUrl: '/pay',
        });
      const started = await begin();
      const states = async () =>
        (await paymentsOf(database.db, buyerId, purchaseId)).map(({ state }) => state);
      const { paymentId } = started;
      return {
        ...started,
        buyerId,
        purchaseId,
        amountFen,
        states,
        begin,
        wireId: toWire('payment', paymentId),
      };
    },
    /** Goes to the page of a payment, wherever it leads, and decides there. */
    async decide(redirectUrl: string, decision: string): Promise<Response> {
      const page = await fetch(new URL(redirectUrl, bank.url));
      const body = new URLSearchParams({ decision });
      return fetch(page.url, { method: 'POST', body, redirect: 'manual' });
    },
    mood: (provider: string, mood: string) =>
      fetch(`${bank.url}/local-${provider}/mood`, { method: 'POST', body: mood }),
    /** As if so much time had passed that every outcome is due to be asked. */
    async askOutcomes(): Promise<void> {
      for (const table of ['payments', 'charges', 'mandates'])
        await sql`update ${sql.raw(`payments.${table}`)} set next_query_at = ${later(now(), -1)} where next_query_at is not null`.execute(
          database.db,
        );
      for (const { name, run } of bank.payments.sweeps!)
        if (name.startsWith('payments.query_')) await run(database);
    },
    async events(name: string, field: string, id: Id): Promise<number> {
      const { rows } = await sql`
        select from platform.events where name = ${`payments.${name}`} and payload ->> ${field} = ${id}`.execute(
        database.db,
      );
      return rows.length;
    },
    notify: { alipay: alipayNotice(bank), 'wechat-pay': wechatNotice(bank) },
    notifyMandate: alipayMandateNotice(bank),
  };
}
export type Providers = Awaited<ReturnType<typeof openProviders>>;

export async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let n = 0; n < 150; n++) {
    if (await condition()) return;
    await new Promise((wake) => setTimeout(wake, 20));
  }
  throw new Error('it did not come to that within 3 s');
}

const alipayNotice =
  (bank: Bank) =>
  (wireId: string, change: Change = {}, how: How = {}) =>
    sentByAlipay(
      bank,
      (account) => ({
        notify_type: 'trade_status_sync',
        seller_id: change.merchant ?? account.sellerId,
        out_trade_no: change.about ?? wireId,
        trade_no: '2026112222001400001',
        trade_status: change.state ?? 'TRADE_SUCCESS',
        total_amount: ((change.amountFen ?? 4_768) / 100).toFixed(2),
        ...(change.currency ? { trans_currency: change.currency } : {}),
      }),
      change,
      how,
    );

/** What Alipay says of an agreement of 商家扣款. */
const alipayMandateNotice =
  (bank: Bank) =>
  (wireId: string, change: Change = {}, how: How = {}) =>
    sentByAlipay(
      bank,
      () => ({
        notify_type: 'dut_user_sign',
        external_agreement_no: change.about ?? wireId,
        agreement_no: '20265130000000000001',
        status: change.state ?? 'NORMAL',
      }),
      change,
      how,
    );

type Account = ReturnType<typeof localAlipay>;
async function sentByAlipay(
  { config, url }: Bank,
  news: (account: Account) => Params,
  change: Change,
  how: How,
): Promise<Sent> {
  const account = localAlipay(config);
  const keys = testKeys(config.dataFolder);
  const key = how.key ? keys.app.privateKey : keys.alipay.privateKey;
  const params = {
    ...news(account),
    notify_id: how.id ?? newId('entry'),
    app_id: change.app ?? account.appId,
  };
  const body = String(new URLSearchParams({ ...signParams(key, params), sign_type: 'RSA2' }));
  return sent(`${url}/api/payment-notices/alipay`, how.alter?.(body) ?? body, {
    'content-type': 'application/x-www-form-urlencoded',
  });
}

const wechatNotice =
  ({ config, url }: Bank) =>
  async (wireId: string, change: Change = {}, how: How = {}): Promise<Sent> => {
    const account = localWechatPay(config);
    const keys = testKeys(config.dataFolder);
    const transaction = {
      appid: change.app ?? account.appId,
      mchid: change.merchant ?? account.merchantId,
      out_trade_no: (change.about ?? wireId).replace('pay_', ''),
      transaction_id: '4200000000202611220000000001',
      trade_state: change.state ?? 'SUCCESS',
      amount: { total: change.amountFen ?? 4_768, currency: change.currency ?? 'CNY' },
    };
    const body = JSON.stringify(envelope(how.seal ?? keys.apiKey, transaction, how.id));
    const timestamp = String(Math.floor((Date.now() - (how.ageMs ?? 0)) / 1_000));
    const key = how.key ? keys.merchant.privateKey : keys.wechatPay.privateKey;
    return sent(`${url}/api/payment-notices/wechat-pay`, how.alter?.(body) ?? body, {
      'content-type': 'application/json',
      'wechatpay-serial': account.platform.keyId,
      'wechatpay-timestamp': timestamp,
      'wechatpay-nonce': 'abc',
      'wechatpay-signature': rsaSign(key, `${timestamp}\nabc\n${body}\n`),
    });
  };

async function sent(url: string, body: string, headers: Record<string, string>): Promise<Sent> {
  const answered = await fetch(url, { method: 'POST', body, headers });
  return { status: answered.status, text: await answered.text() };
}
