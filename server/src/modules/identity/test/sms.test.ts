import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { httpSms, noSms } from '../sms-http.ts';
import { refusal } from './make.ts';

const heard: { authorization: string | undefined; body: unknown }[] = [];
let status = 200;
const gateway = createServer(async (request, response) => {
  const chunks = await request.toArray();
  heard.push({
    authorization: request.headers.authorization,
    body: JSON.parse(Buffer.concat(chunks).toString()),
  });
  response.writeHead(status).end();
});
await new Promise<void>((ready) => gateway.listen(0, '127.0.0.1', ready));
const url = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/send`;
afterAll(() => void gateway.close());

const message = { phone: '13800000001', code: '123456', locale: 'zh' } as const;

test('a provider gets the phone, the code and the words', async () => {
  await httpSms({ url, token: 'key' }).send(message);
  expect(heard).toEqual([
    {
      authorization: 'Bearer key',
      body: { phone: '13800000001', code: '123456', text: expect.stringContaining('123456') },
    },
  ]);
});

test('a provider that refuses or is away is said so', async () => {
  status = 500;
  expect(await refusal(httpSms({ url, token: undefined }).send(message))).toBe('identity.sms_unavailable');
  const away = httpSms({ url: 'http://127.0.0.1:1/', token: undefined });
  expect(await refusal(away.send(message))).toBe('identity.sms_unavailable');
});

test('an installation without a provider says so', async () => {
  expect(await refusal(noSms.send(message))).toBe('identity.sms_unavailable');
});
