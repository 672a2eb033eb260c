import type { Tx } from '../../platform/db.ts';
import { fromWire, prefixes } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import type { Gateway, Notice } from './gateway.ts';
import { noteNotice } from './payments.sql.ts';
import { noticeRefused } from './problems.ts';
import { recordCharge } from './record-charge.ts';
import { recordOutcome } from './record-outcome.ts';
import { recordMandate } from './sign-mandate.ts';

/** Acts on a genuine notice, whatever it is about; the same one again changes nothing. Throws noticeRefused, idNotFound. */
export async function takeNotice(
  tx: Tx,
  gateway: Gateway,
  headers: Record<string, unknown>,
  body: unknown,
): Promise<void> {
  const notice = gateway.readNotice(headers, Buffer.isBuffer(body) ? body : Buffer.alloc(0));
  if (!notice) throw new Problem(noticeRefused);
  const { aboutId, recorded } = await record(tx, gateway, notice);
  if (recorded === 'mismatch' || recorded === 'unknown') throw new Problem(noticeRefused);
  await noteNotice(tx, gateway.method, notice.noticeId, aboutId, recorded);
}

async function record(tx: Tx, gateway: Gateway, notice: Notice) {
  if (notice.kind === 'mandate') {
    const aboutId = fromWire('mandate', notice.about);
    return { aboutId, recorded: await recordMandate(tx, gateway, aboutId, notice) };
  }
  if (notice.about.startsWith(`${prefixes.charge}_`)) {
    const aboutId = fromWire('charge', notice.about);
    return { aboutId, recorded: await recordCharge(tx, gateway, aboutId, notice) };
  }
  const aboutId = fromWire('payment', notice.about);
  return { aboutId, recorded: await recordOutcome(tx, gateway, aboutId, notice) };
}
