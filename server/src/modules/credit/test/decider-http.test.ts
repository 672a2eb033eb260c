import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../platform/ids.ts';
import type { CreditQuestion } from '../credit-decider.ts';
import { httpDecider, signed } from '../decider-http.ts';

/** A provider that behaves, and misbehaves in every way that was thought of. */
const secret = 'between the two of us';
type Asked = { id: string; timestamp: string; signature: string; body: string };
type Reply = {
  status?: number;
  body: string;
  timestamp?: string;
  signature?: string;
  delayMs?: number;
  hang?: boolean;
  endless?: boolean;
};
let server: Server;
let url: string;
let behave: (asked: Asked) => Reply;
const seen: Asked[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const header = (name: string) => String(request.headers[name] ?? '');
      const asked: Asked = {
        id: header('webhook-id'),
        timestamp: header('webhook-timestamp'),
        signature: header('webhook-signature'),
        body: Buffer.concat(chunks).toString(),
      };
      seen.push(asked);
      const { status = 200, body, hang, endless, delayMs = 0, ...said } = behave(asked);
      if (hang) return;
      const timestamp = said.timestamp ?? String(Math.floor(Date.now() / 1_000));
      setTimeout(() => {
        response.writeHead(status, {
          'webhook-timestamp': timestamp,
          'webhook-signature': said.signature ?? signed(secret, asked.id, timestamp, body),
          ...(status === 302 ? { location: '/elsewhere' } : {}),
        });
        if (endless) {
          const pour = () => {
            while (!response.destroyed && response.write('x'.repeat(16_384)));
          };
          response.on('drain', pour);
          pour();
        } else response.end(body);
      }, delayMs);
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/decisions`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const question: CreditQuestion = {
  buyerId: newId('person'),
  at: new Date(),
  memberSince: new Date('2026-01-01'),
  usedFen: 0n,
  history: {
    receivedOrders: 1,
    receivedFen: 1n,
    cancelledOrders: 0,
    refunds: 0,
    paidOnTime: 0,
    paidLate: 0,
    writtenOff: 0,
  },
};
const yes = {
  granted: true,
  limit_fen: 300_000,
  score: 700,
  factors: [{ code: 'bureau', points: 700, words: { en: 'Known to the bureau.', zh: '征信良好。' } }],
  words: { en: 'Granted.', zh: '通过。' },
};
/** Only a silent provider is waited for as briefly as this; a busy machine must not make an honest answer late. */
const decide = (how: (asked: Asked) => Reply, timeoutMs = 10_000) => {
  behave = how;
  return httpDecider({ url, secret, timeoutMs }).decide(question);
};

describe('an external provider', () => {
  test('is asked signed and without personal data, and its decision holds', async () => {
    const decided = await decide(() => ({ body: JSON.stringify(yes) }));
    expect(decided).toMatchObject({ granted: true, limitFen: 300_000n, score: 700, decidedBy: 'provider' });
    const { id, timestamp, signature, body } = seen.at(-1)!;
    expect(signature).toBe(signed(secret, id, timestamp, body));
    expect(Object.keys(JSON.parse(body) as object)).toEqual([
      'subject',
      'at',
      'member_since',
      'used_fen',
      'history',
    ]);
  });

  test('that refuses grants nothing, whatever limit it names', async () => {
    const decided = await decide(() => ({ body: JSON.stringify({ ...yes, granted: false }) }));
    expect(decided).toMatchObject({ granted: false, limitFen: 0n, words: yes.words });
  });

  const earlier: Asked[] = [];
  test.each<[string, (asked: Asked) => Reply, number?]>([
    ['is silent', () => ({ body: '', hang: true }), 250],
    ['is slow', () => ({ body: JSON.stringify(yes), delayMs: 600 }), 250],
    ['has no end', () => ({ body: '', endless: true })],
    ['is broken', () => ({ status: 500, body: JSON.stringify(yes) })],
    ['sends us elsewhere', () => ({ status: 302, body: '' })],
    ['speaks no JSON', () => ({ body: '<html>' })],
    ['leaves things out', () => ({ body: JSON.stringify({ granted: true }) })],
    ['adds things', () => ({ body: JSON.stringify({ ...yes, admin: true }) })],
    ['grants a negative limit', () => ({ body: JSON.stringify({ ...yes, limit_fen: -1 }) })],
    ['grants half a fen', () => ({ body: JSON.stringify({ ...yes, limit_fen: 0.5 }) })],
    ['grants more than anybody may have', () => ({ body: JSON.stringify({ ...yes, limit_fen: 1e15 }) })],
    ['does not sign', () => ({ body: JSON.stringify(yes), signature: '' })],
    [
      'signs with another secret',
      (a) => ({
        body: JSON.stringify(yes),
        timestamp: a.timestamp,
        signature: signed('guess', a.id, a.timestamp, JSON.stringify(yes)),
      }),
    ],
    [
      'answers what it answered to another question',
      (a) => {
        earlier.push(a);
        return {
          body: JSON.stringify(yes),
          timestamp: a.timestamp,
          signature: signed(secret, 'another-question', a.timestamp, JSON.stringify(yes)),
        };
      },
    ],
    [
      'answers from the past',
      (a) => ({
        body: JSON.stringify(yes),
        timestamp: '1700000000',
        signature: signed(secret, a.id, '1700000000', JSON.stringify(yes)),
      }),
    ],
  ])('that %s grants nothing, and says so', async (_, how, timeoutMs) => {
    const decided = await decide(how, timeoutMs);
    expect(decided).toMatchObject({ granted: false, limitFen: 0n, decidedBy: 'provider' });
    expect(decided.words.en).toContain('try again later');
  });

  test('that is not there grants nothing', async () => {
    const nobody = httpDecider({ url: 'http://127.0.0.1:9/', secret, timeoutMs: 250 });
    expect((await nobody.decide(question)).granted).toBe(false);
  });
});
