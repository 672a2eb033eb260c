import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextQueryDelayMs, paymentStates, stateAfter, type Outcome, type PaymentState } from '../payment.ts';
import { sign, verify } from '../signature.ts';

const outcomes: Outcome[] = ['paid', 'declined', 'closed', 'open'];

describe('the state a payment moves to', () => {
  it.each<[PaymentState, Outcome, boolean, PaymentState]>([
    ['pending', 'paid', false, 'captured'],
    ['pending', 'paid', true, 'surplus'],
    ['starting', 'paid', false, 'captured'],
    ['declined', 'paid', false, 'captured'],
    ['closed', 'paid', false, 'captured'],
    ['closed', 'paid', true, 'surplus'],
    ['captured', 'declined', false, 'captured'],
    ['captured', 'closed', false, 'captured'],
    ['surplus', 'closed', true, 'surplus'],
    ['pending', 'declined', false, 'declined'],
    ['closed', 'declined', false, 'closed'],
    ['declined', 'closed', false, 'declined'],
    ['pending', 'open', false, 'pending'],
  ])('%s + %s (another captured: %s) is %s', (state, outcome, another, after) => {
    expect(stateAfter(state, outcome, another)).toBe(after);
  });

  it('never forgets money, whatever is said afterwards and in whatever order', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...paymentStates),
        fc.array(fc.constantFrom(...outcomes), { maxLength: 8 }),
        (start, said) => {
          let state: PaymentState = start;
          let paid = state === 'captured' || state === 'surplus';
          for (const outcome of said) {
            state = stateAfter(state, outcome, false);
            paid ||= outcome === 'paid';
            expect(state === 'captured' || state === 'surplus').toBe(paid);
          }
        },
      ),
    );
  });

  it('asks less and less often, and never stops', () => {
    expect([0, 1, 2, 10, 50].map(nextQueryDelayMs)).toEqual([10_000, 20_000, 40_000, 600_000, 600_000]);
  });
});

describe('a signature', () => {
  const nowMs = 1_800_000_000_000;
  const timestamp = nowMs / 1_000;
  const body = Buffer.from('{"amount_fen":100}');
  const good = { id: 'msg_1', timestamp, signature: sign('key', 'msg_1', timestamp, body) };

  it('is accepted as it was made', () => expect(verify('key', good, body, nowMs)).toBe(true));
  it.each([
    ['another key', 'other', good, body, nowMs],
    ['an altered byte', 'key', good, Buffer.from('{"amount_fen":900}'), nowMs],
    ['another id', 'key', { ...good, id: 'msg_2' }, body, nowMs],
    ['another time', 'key', { ...good, timestamp: timestamp + 1 }, body, nowMs],
    ['an old message', 'key', good, body, nowMs + 301_000],
    ['a message from the future', 'key', good, body, nowMs - 301_000],
    ['no signature', 'key', { ...good, signature: '' }, body, nowMs],
    ['no time', 'key', { ...good, timestamp: NaN }, body, nowMs],
  ])('is refused with %s', (_what, key, message, bytes, at) =>
    expect(verify(key, message, bytes, at)).toBe(false),
  );
});
