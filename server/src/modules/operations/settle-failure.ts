import { audit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/db.ts';
import { idNotFound, toWire, type Id } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import {
  askRetry,
  dropJob,
  failureById,
  isSettled,
  rescheduleJob,
  runTimerNow,
  settleDelivery,
} from './failures.sql.ts';
import { failureSettled, notDismissible } from './problems.ts';

type Settle = { failureId: Id<'failure'>; actorId: Id<'person'> };

/** Lets the worker try again what it could not do. Throws failureSettled. */
export async function retryFailure(tx: Tx, { failureId, actorId }: Settle): Promise<void> {
  const { kind, source, subject, jobId } = await openFailure(tx, failureId);
  if (kind === 'event' && !(await askRetry(tx, failureId))) throw new Problem(failureSettled);
  if (kind === 'job' && !(await rescheduleJob(tx, jobId!))) throw new Problem(failureSettled);
  if (kind === 'timer') await runTimerNow(tx, source);
  await audit(tx, {
    actorId,
    action: 'operations.failure_retried',
    subject: toWire('failure', failureId),
    details: { kind, source, subject },
  });
}

/** Settles a failure without doing the work. Throws failureSettled, notDismissible. */
export async function dismissFailure(
  tx: Tx,
  { failureId, actorId, reason }: Settle & { reason: string },
): Promise<void> {
  const { kind, source, subject, jobId } = await openFailure(tx, failureId);
  if (kind === 'timer') throw new Problem(notDismissible);
  if (kind === 'event' && !(await settleDelivery(tx, failureId))) throw new Problem(failureSettled);
  if (kind === 'job' && !(await dropJob(tx, jobId!))) throw new Problem(failureSettled);
  const details = { kind, source, subject, reason };
  await audit(tx, {
    actorId,
    action: 'operations.failure_dismissed',
    subject: toWire('failure', failureId),
    details,
  });
}

async function openFailure(tx: Tx, failureId: Id<'failure'>) {
  const failure = await failureById(tx, failureId);
  if (!failure) throw new Problem((await isSettled(tx, failureId)) ? failureSettled : idNotFound);
  return failure;
}
