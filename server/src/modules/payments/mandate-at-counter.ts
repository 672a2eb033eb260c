import { randomUUID } from 'node:crypto';
import { assert } from '../../platform/assert.ts';
import { now } from '../../platform/clock.ts';
import type { Database, Tx } from '../../platform/db.ts';
import { newId, toWire, type Id } from '../../platform/ids.ts';
import { chargeOf } from './charges.sql.ts';
import { merchantNo } from './local-bank/account.ts';
import { openAgreement, type Behaviour } from './local-bank/agreements.sql.ts';
import { charge as takeMoney } from './local-bank/charge.ts';
import { insertMandate, mandateOf } from './mandates.sql.ts';
import { recordCharge } from './record-charge.ts';
import { recordMandate } from './sign-mandate.ts';

const ours = { method: 'local_bank', merchantNo } as const;

/** Signs a mandate at the local bank without its page, as the seed town does; `behaviour` is how the account answers charges. */
export async function signAtCounter(
  tx: Tx,
  { buyerId, behaviour = 'enough' }: { buyerId: Id<'person'>; behaviour?: Behaviour },
): Promise<Id<'mandate'>> {
  const mandateId = newId('mandate', buyerId);
  const agreementNo = `LA${randomUUID().replaceAll('-', '')}`;
  await openAgreement(tx, {
    agreement_no: agreementNo,
    out_agreement_no: toWire('mandate', mandateId),
    merchant_no: merchantNo,
    state: 'active',
    behaviour,
    return_url: '/me/credit',
    notify_url: '',
    opened_at: now(),
    signed_at: now(),
  });
  await insertMandate(tx, {
    buyer_id: buyerId,
    mandate_id: mandateId,
    method: 'local_bank',
    state: 'signing',
    agreement_no: null,
    redirect_url: null,
    started_at: now(),
    signed_at: null,
    ended_at: null,
    next_query_at: null,
    queries: 0,
  });
  await recordMandate(tx, ours, mandateId, { state: 'active', agreementNo });
  return mandateId;
}

/** Takes a charge that was asked for at the local bank, without its network. Both books say the same. */
export async function chargeAtCounter(
  database: Database,
  { buyerId, chargeId }: { buyerId: Id<'person'>; chargeId: Id<'charge'> },
): Promise<void> {
  const charge = await chargeOf(database.db, buyerId, chargeId);
  if (charge?.state !== 'requested') return;
  const mandate = await mandateOf(database.db, buyerId, charge.mandate_id);
  assert(mandate?.agreement_no, 'a charge is made under a mandate that was signed');
  const silently = () => undefined;
  const taken = await takeMoney(
    { database, prefix: '', name: { zh: '', en: '' }, tellTrade: silently, tellAgreement: silently },
    {
      merchant_no: merchantNo,
      out_trade_no: toWire('charge', chargeId),
      amount_fen: charge.amount_fen,
      currency: charge.currency,
      subject: charge.subject,
      notify_url: '',
      agreement_no: mandate.agreement_no,
    },
  );
  assert(taken, 'the agreement is in the books of the bank');
  const { state, trade_no: tradeNo, amount_fen: amountFen, currency } = taken.trade;
  await database.transact((tx) =>
    recordCharge(tx, ours, chargeId, {
      outcome: state === 'paid' ? 'paid' : 'declined',
      tradeNo,
      amountFen,
      currency,
      merchantNo,
      ...(state === 'paid' ? {} : { reason: 'insufficient_funds' }),
    }),
  );
}
