import { createHmac } from 'node:crypto';
import { request, type APIRequestContext, type Page } from 'playwright-core';
import { fillPath, queryString, Refusal, type Arguments, type Reply, type RouteName } from '@jishi/wire';
import { onTestFinished } from 'vitest';
import { origin } from './browser.ts';

/** People of the demo town (server/src/town/cast.ts) whom the journeys follow. */
export const phones = {
  xiaoman: '13800000001',
  guli: '13800000002',
  aqiang: '13800000003',
  laoli: '13800000101',
  xiaoan: '13800000117',
  reviewer: '13800000901',
  operations: '13800000900',
  finance: '13800000903',
} as const;

let strangers = 0;
/** Somebody who has never been here: another one at each call and in each run. */
export const strangersPhone = (): string =>
  `19${String((Date.now() * 10 + (strangers++ % 10)) % 1_000_000_000).padStart(9, '0')}`;

export type Call = <K extends RouteName>(
  route: K,
  ...rest: {} extends Arguments<K> ? [input?: Arguments<K>] : [input: Arguments<K>]
) => Promise<Reply<K>>;

/** The public API with somebody's session: for what a journey finds already there. */
export function apiOf(http: APIRequestContext): Call {
  return async (route, ...[input]) => {
    const { params, query, body, form, idempotencyKey } = (input ?? {}) as {
      params?: Record<string, string>;
      query?: Record<string, unknown>;
      body?: unknown;
      form?: FormData;
      idempotencyKey?: string;
    };
    const [method = 'GET', path = ''] = (route as string).split(' ');
    const response = await http.fetch(`${origin}/api${fillPath(path, params)}${queryString(query)}`, {
      method,
      headers: { 'X-Jishi': '1', ...(idempotencyKey ? { 'Idempotency-Key': idempotencyKey } : {}) },
      ...(body === undefined ? {} : { data: body }),
      ...(form === undefined ? {} : { multipart: form }),
    });
    if (response.status() === 204) return null as never;
    const answer: unknown = await response.json();
    if (!response.ok()) throw new Refusal(answer as ConstructorParameters<typeof Refusal>[0]);
    return answer as never;
  };
}

/** Signs the browser of this page in without its pages, for journeys about something else. */
export async function signIn(page: Page, phone: string): Promise<Call> {
  return enter(page.context().request, phone);
}

/** Somebody who acts behind the scene of a journey. */
export async function act(phone: string): Promise<Call> {
  const http = await request.newContext();
  onTestFinished(() => http.dispose());
  return enter(http, phone);
}

async function enter(http: APIRequestContext, phone: string): Promise<Call> {
  const call = apiOf(http);
  await call('POST /sign-in-codes', { body: { phone } });
  const code = await codeSentTo(phone, http);
  const { secondFactor } = await call('POST /sessions', { body: { phone, code } });
  if (secondFactor === 'due') await passSecondFactor(call);
  return call;
}

/** The newest code in the development inbox. */
export async function codeSentTo(phone: string, http: APIRequestContext): Promise<string> {
  const { items } = await apiOf(http)('GET /development/inbox', { query: { phone } });
  if (!items[0]) throw new Error(`no code was sent to ${phone}`);
  return items[0].code;
}

/** A step that was used is not right again; the clocks may differ by one step. */
async function passSecondFactor(call: Call): Promise<void> {
  for (const step of [-1, 0, 1]) {
    const accepted = await call('POST /sessions/current/second-factor', {
      body: { code: authenticator(step) },
    }).then(
      () => true,
      (error: unknown) =>
        error instanceof Refusal && error.code === 'identity.second_factor_wrong'
          ? false
          : Promise.reject(error),
    );
    if (accepted) return;
  }
  throw new Error('the second factor was refused three times');
}

/** What npm start prints beside the operator's phone, for an authenticator app. */
const demoSecondFactor = 'JISHIDEMOJISHIDEMOJISHIDEMOJISHI';

/** What an authenticator app shows (RFC 6238), at first that of the town's operators. */
export function authenticator(stepsAhead = 0, secret = demoSecondFactor): string {
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + stepsAhead));
  const hash = createHmac('sha1', fromBase32(secret)).update(step).digest();
  const offset = hash[19]! & 15;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

function fromBase32(text: string): Buffer {
  const bits = [...text]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
}
