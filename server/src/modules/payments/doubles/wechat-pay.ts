import { createCipheriv, generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { now } from '../../../platform/clock.ts';
import type { Config } from '../../../platform/config.ts';
import type { Database } from '../../../platform/db.ts';
import type { TradeRow } from '../local-bank/books.sql.ts';
import { bytesOf, untilHeard, type Desk } from '../local-bank/desk.ts';
import { hostedPages } from '../local-bank/hosted-pages.ts';
import { beijingInstant } from '../provider-words.ts';
import { rsaSign, rsaVerify } from '../rsa.ts';
import { localWechatPay } from './accounts.ts';
import { testKeys, type TestKeys } from './keys.ts';
import { openMoods, type Mood } from './mood.ts';
import { transactionOf, wechatMethods, type WechatSide } from './wechat-pay-methods.ts';

const prefix = '/local-wechat-pay';

/** A double of WeChat Pay: the same v3 paths, signatures, sealed notices and bills, on the books of the local bank. */
export function wechatPayDouble(
  app: FastifyInstance,
  { database, config }: { database: Database; config: Config },
): void {
  const account = localWechatPay(config);
  const keys = () => testKeys(config.dataFolder);
  const moods = openMoods();
  const desk: Desk = {
    database,
    prefix,
    name: { zh: '微信支付（测试）', en: 'WeChat Pay (test)' },
    tellTrade: (trade) => void tell(trade),
    tellAgreement: () => undefined,
  };
  const side: WechatSide = {
    desk,
    appId: account.appId,
    merchantId: account.merchantId,
    publicUrl: config.publicUrl,
  };

  for (const [route, act] of Object.entries(wechatMethods)) {
    const [method, path] = route.split(' ') as ['GET' | 'POST', string];
    app.route({
      method,
      url: `${prefix}${path}`,
      handler: async (request, reply) => {
        const mood = moods.take(path.endsWith('/refunds'));
        if (!isGenuine(keys(), account.merchantId, request))
          return answer(reply, 401, { code: 'SIGN_ERROR', message: '签名错误' });
        if (mood === 'http-500' || mood === 'unknown')
          return answer(reply, 500, { code: 'SYSTEM_ERROR', message: '系统异常，请稍后重试' });
        const body = bytesOf(request).toString();
        const given = {
          ...(request.params as object),
          ...(request.query as object),
          ...(body ? JSON.parse(body) : {}),
        };
        const said = await act(side, given, mood);
        if (mood === 'no-answer') return reply.hijack().raw.destroy();
        return answer(reply, said.status, said.json, mood, said.file);
      },
    });
  }
  app.post(`${prefix}/mood`, async (request, reply) =>
    reply.code(moods.ask(bytesOf(request).toString()) ? 204 : 404).send(),
  );
  hostedPages(app, desk);

  function answer(reply: FastifyReply, status: number, json: object | null, mood?: Mood, file?: Buffer) {
    if (file) return reply.code(status).type('application/octet-stream').send(file);
    const body = json === null ? '' : JSON.stringify(json);
    for (const [name, value] of Object.entries(signed(body, mood))) reply.header(name, value);
    reply.code(status).type('application/json');
    return reply.send(mood === 'altered' ? `${body} ` : body);
  }

  function signed(body: string, mood?: Mood) {
    const timestamp = String(Math.floor(Date.now() / 1_000));
    const nonce = randomBytes(16).toString('hex');
    const key = mood === 'wrong-key' ? strangersKey() : keys().wechatPay.privateKey;
    return {
      'wechatpay-serial': account.platform.keyId,
      'wechatpay-timestamp': timestamp,
      'wechatpay-nonce': nonce,
      'wechatpay-signature': rsaSign(key, `${timestamp}\n${nonce}\n${body}\n`),
    };
  }

  function tell(trade: TradeRow): Promise<boolean> {
    const body = JSON.stringify(envelope(keys().apiKey, transactionOf(side, trade)));
    return untilHeard(async () => {
      const headers = { 'content-type': 'application/json', ...signed(body) };
      const answered = await fetch(trade.notify_url, {
        method: 'POST',
        headers,
        body,
        signal: AbortSignal.timeout(5_000),
      });
      return answered.ok;
    });
  }
}

const strangersKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

/** A notice: the transaction sealed with AES-256-GCM under the APIv3 key. */
export function envelope(apiKey: Buffer, transaction: object, id: string = randomUUID()) {
  const nonce = randomBytes(6).toString('hex');
  const cipher = createCipheriv('aes-256-gcm', apiKey, Buffer.from(nonce));
  cipher.setAAD(Buffer.from('transaction'));
  const sealed = Buffer.concat([
    cipher.update(JSON.stringify(transaction)),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
  return {
    id,
    create_time: beijingInstant(now()),
    resource_type: 'encrypt-resource',
    event_type: 'TRANSACTION.SUCCESS',
    summary: '支付成功',
    resource: {
      original_type: 'transaction',
      algorithm: 'AEAD_AES_256_GCM',
      ciphertext: sealed.toString('base64'),
      associated_data: 'transaction',
      nonce,
    },
  };
}

/** Checks the Authorization as WeChat Pay does, over the path that it knows. */
function isGenuine({ merchant }: TestKeys, merchantId: string, request: FastifyRequest): boolean {
  const given = /^WECHATPAY2-SHA256-RSA2048 (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
  const part = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(given)?.[1] ?? '';
  const path = request.url.slice(prefix.length);
  const lines = [request.method, path, part('timestamp'), part('nonce_str'), bytesOf(request).toString(), ''];
  return part('mchid') === merchantId && rsaVerify(merchant.publicKey, lines.join('\n'), part('signature'));
}
