import { generateKeyPairSync, randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { later, now } from '../../../platform/clock.ts';
import type { Config } from '../../../platform/config.ts';
import type { Database } from '../../../platform/db.ts';
import { signParams, verifyParams, type Params } from '../alipay/sign.ts';
import type { AgreementRow } from '../local-bank/agreements.sql.ts';
import { bookedBetween, type TradeRow } from '../local-bank/books.sql.ts';
import { bytesOf, formOf, untilHeard, type Desk } from '../local-bank/desk.ts';
import { hostedPages } from '../local-bank/hosted-pages.ts';
import { beijingTime, yuanText } from '../provider-words.ts';
import { rsaSign } from '../rsa.ts';
import { localAlipay } from './accounts.ts';
import { alipayBillZip } from './alipay-bill.ts';
import { alipayMethods, openPage, type AlipaySide } from './alipay-methods.ts';
import { testKeys } from './keys.ts';
import { openMoods } from './mood.ts';

/** A double of Alipay: the same gateway, signatures, notices and bills, on the books of the local bank. No money moves. */
export function alipayDouble(
  app: FastifyInstance,
  { database, config }: { database: Database; config: Config },
): void {
  const account = localAlipay(config);
  const keys = () => testKeys(config.dataFolder);
  const moods = openMoods();
  const desk: Desk = {
    database,
    prefix: '/local-alipay',
    name: { zh: '支付宝（测试）', en: 'Alipay (test)' },
    tellTrade: (trade) => void tell(trade.notify_url, tradeNews(trade)),
    tellAgreement: (agreement) => void tell(agreement.notify_url, agreementNews(agreement)),
  };
  const side: AlipaySide = { desk, sellerId: account.sellerId, publicUrl: config.publicUrl };

  app.get('/local-alipay/gateway.do', async (request, reply) => {
    const params = request.query as Params;
    if (!isGenuine(params)) return reply.code(400).send('invalid-signature');
    return reply.redirect(await openPage(side, params), 303);
  });
  app.post('/local-alipay/gateway.do', async (request, reply) => {
    const params = Object.fromEntries(formOf(request));
    const method = params.method ?? '';
    const mood = moods.take(method === 'alipay.trade.refund');
    if (mood === 'http-500') return reply.code(500).send('busy');
    const act = Object.hasOwn(alipayMethods, method) ? alipayMethods[method] : undefined;
    if (!isGenuine(params) || !act) return answer(reply, 'error', refusal('isv.invalid-signature'));
    const content = JSON.parse(params.biz_content ?? '{}') as Record<string, string>;
    const said = mood === 'unknown' ? unknown : await act(side, { ...params, ...content }, mood);
    if (mood === 'no-answer' || said === 'silent') return reply.hijack().raw.destroy();
    return answer(reply, method.replaceAll('.', '_'), said, mood);
  });
  app.get<{ Params: { day: string } }>('/local-alipay/bills/:day', async (request, reply) => {
    const from = new Date(`${request.params.day}T00:00:00+08:00`);
    const booked = await bookedBetween(database.db, account.sellerId, from, later(from, 24 * 3_600_000));
    return reply.type('application/zip').send(alipayBillZip(account.sellerId, request.params.day, booked));
  });
  app.post('/local-alipay/mood', async (request, reply) =>
    reply.code(moods.ask(bytesOf(request).toString()) ? 204 : 404).send(),
  );
  hostedPages(app, desk);

  const isGenuine = (params: Params) =>
    params.app_id === account.appId && verifyParams(keys().app.publicKey, params, 'request');

  function answer(reply: FastifyReply, name: string, said: object, mood?: string) {
    const node = JSON.stringify(said);
    const key = mood === 'wrong-key' ? strangersKey() : keys().alipay.privateKey;
    const text = `{"${name}_response":${node},"sign":"${rsaSign(key, node)}"}`;
    return reply.type('application/json').send(mood === 'altered' ? text.replace('10000', '10001') : text);
  }

  function tell(url: string, news: Params): Promise<boolean> {
    const unsigned = {
      ...news,
      notify_id: randomUUID().replaceAll('-', ''),
      charset: 'utf-8',
      version: '1.0',
    };
    const params = { ...unsigned, app_id: account.appId, notify_time: beijingTime(now()) };
    // A notice is signed without its sign_type.
    const body = new URLSearchParams({ ...signParams(keys().alipay.privateKey, params), sign_type: 'RSA2' });
    return untilHeard(async () => {
      const answered = await fetch(url, { method: 'POST', body, signal: AbortSignal.timeout(5_000) });
      return (await answered.text()) === 'success';
    });
  }
}

const refusal = (subCode: string) => ({ code: '40002', msg: 'Invalid Arguments', sub_code: subCode });
const unknown = { code: '20000', msg: 'Service Currently Unavailable', sub_code: 'aop.ACQ.SYSTEM_ERROR' };
const strangersKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

const tradeNews = (trade: TradeRow): Params => ({
  notify_type: 'trade_status_sync',
  out_trade_no: trade.out_trade_no,
  trade_no: trade.trade_no,
  trade_status: trade.state === 'paid' ? 'TRADE_SUCCESS' : 'TRADE_CLOSED',
  total_amount: yuanText(trade.amount_fen),
  seller_id: trade.merchant_no,
  subject: trade.subject,
  gmt_create: beijingTime(trade.opened_at),
  ...(trade.decided_at ? { gmt_payment: beijingTime(trade.decided_at) } : {}),
});

const agreementNews = (agreement: AgreementRow): Params => ({
  notify_type: agreement.state === 'active' ? 'dut_user_sign' : 'dut_user_unsign',
  external_agreement_no: agreement.out_agreement_no,
  agreement_no: agreement.agreement_no,
  status: agreement.state === 'active' ? 'NORMAL' : 'UNSIGN',
});
