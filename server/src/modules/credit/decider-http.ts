import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { Strict, Type, type Static } from '../../platform/contract.ts';
import { Value } from 'typebox/value';
import type { CreditDecider, CreditDecision, CreditQuestion } from './credit-decider.ts';

export type ProviderAccount = {
  readonly url: string;
  readonly secret: string;
  readonly timeoutMs?: number;
};

const Words = Strict({ en: Type.String({ maxLength: 300 }), zh: Type.String({ maxLength: 300 }) });
/** What the provider answers. Anything else is no answer. */
const Answer = Strict({
  granted: Type.Boolean(),
  limit_fen: Type.Integer({ minimum: 0, maximum: 10_000_000 }),
  score: Type.Integer({ minimum: -100_000, maximum: 100_000 }),
  factors: Type.Array(
    Strict({ code: Type.String({ maxLength: 60 }), points: Type.Integer(), words: Words }),
    {
      maxItems: 50,
    },
  ),
  words: Words,
});

const maxBytes = 65_536;
const toleranceS = 300;

/**
 * An external provider of credit decisions: signed JSON there and back (HMAC-SHA256 over `id.timestamp.body`, as Standard
 * Webhooks). It gets no name, phone or address. Whatever goes wrong, nothing is granted and the buyer is told that it can
 * be tried again: money is never lent because somebody did not answer.
 */
export function httpDecider({ url, secret, timeoutMs = 3_000 }: ProviderAccount): CreditDecider {
  return {
    async decide(question) {
      try {
        return decision(await ask(question));
      } catch {
        return unavailable;
      }
    },
  };

  async function ask(question: CreditQuestion): Promise<Static<typeof Answer>> {
    const id = randomUUID();
    const body = JSON.stringify(asked(question));
    const timestamp = String(Math.floor(Date.now() / 1_000));
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': timestamp,
        'webhook-signature': signed(secret, id, timestamp, body),
      },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await readAtMost(response, maxBytes);
    if (response.status !== 200) throw new Error(`the provider answered ${response.status}`);
    // The answer is signed under the id of this very question, so that none can be kept and played again.
    const at = response.headers.get('webhook-timestamp') ?? '';
    const genuine =
      same(signed(secret, id, at, text), response.headers.get('webhook-signature') ?? '') &&
      Math.abs(Date.now() / 1_000 - Number(at)) <= toleranceS;
    if (!genuine) throw new Error('the answer is not genuine');
    const answer: unknown = JSON.parse(text);
    if (!Value.Check(Answer, answer)) throw new Error('the answer does not fit');
    return answer;
  }
}

export const unavailable: CreditDecision = {
  granted: false,
  limitFen: 0n,
  score: 0,
  factors: [],
  decidedBy: 'provider',
  words: {
    en: 'The credit provider does not answer right now; try again later.',
    zh: '信用评估服务暂时没有响应，请稍后再试。',
  },
};

export function signed(secret: string, id: string, timestamp: string, body: string): string {
  return `v1,${createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
}

function same(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function asked({ buyerId, at, memberSince, history, usedFen }: CreditQuestion) {
  const { receivedFen, ...counts } = history;
  return {
    subject: buyerId,
    at: at.toISOString(),
    member_since: memberSince.toISOString(),
    used_fen: Number(usedFen),
    history: { ...counts, receivedFen: Number(receivedFen) },
  };
}

function decision({ limit_fen: limitFen, ...answer }: Static<typeof Answer>): CreditDecision {
  return { ...answer, limitFen: answer.granted ? BigInt(limitFen) : 0n, decidedBy: 'provider' };
}

/** A provider that does not stop talking is cut off. */
async function readAtMost(response: Response, max: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > max) throw new Error('the answer is too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
