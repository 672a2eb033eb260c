import { randomInt } from 'node:crypto';
import type { Database } from '../../platform/db.ts';
import { Problem, type Locale } from '../../platform/problem.ts';
import { codeRules, countAddress, storeCode } from './codes.sql.ts';
import { codeLimit, codeTooSoon } from './problems.ts';
import type { Sms } from './sms.ts';
import { codeHash, phoneHash } from './vault.ts';

/**
 * Sends a one-time code. What happens does not depend on whether anybody has that phone, so nobody can ask.
 * The code is stored before it is sent: a text message that arrives is always good.
 */
export async function sendCode(
  database: Database,
  sms: Sms,
  { phone, networkAddress, locale }: { phone: string; networkAddress: string; locale: Locale },
): Promise<void> {
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  await database.transact(async (tx) => {
    const waitMs = await storeCode(tx, phoneHash(phone), codeHash(phone, code));
    const seconds = Math.ceil(waitMs / 1_000);
    if (waitMs > 0) throw new Problem(waitMs > codeRules.resendMs ? codeLimit : codeTooSoon, { seconds });
    if (!(await countAddress(tx, phoneHash(networkAddress))))
      throw new Problem(codeLimit, { seconds: codeRules.windowMs / 1_000 });
  });
  await sms.send({ phone, code, locale });
}
