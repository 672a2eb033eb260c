import { routes } from '../../platform/endpoint.ts';
import { fromWire } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { paymentsContract } from './contract.ts';
import type { Gateway } from './gateway.ts';
import { noteNotice } from './payments.sql.ts';
import { noticeRefused } from './problems.ts';
import { recordOutcome } from './record-outcome.ts';

export const paymentsRoutes = (gateway: Gateway, merchantNo: string) =>
  routes(paymentsContract, {
    'POST /payment-notices/local-bank': async ({ tx, request }) => {
      const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const notice = gateway.readNotice(request.headers, bytes);
      if (!notice) throw new Problem(noticeRefused);
      const paymentId = fromWire('payment', notice.paymentId);
      const outcome = await recordOutcome(tx, paymentId, notice, merchantNo);
      if (outcome === 'mismatch' || outcome === 'unknown') throw new Problem(noticeRefused);
      await noteNotice(tx, 'local-bank', notice.noticeId, paymentId, outcome);
      return { result: 'success' as const };
    },
  });
