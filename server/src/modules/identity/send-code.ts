import { randomInt } from 'node:crypto';
import { minute, second } from '../../platform/clock.ts';
import type { Database } from '../../platform/db.ts';
import { inForce } from '../../platform/policy.ts';
import { Problem, type Locale } from '../../platform/problem.ts';
import { countAddress, storeCode, windowMs } from './codes.sql.ts';
import { signInPolicy } from './policy.ts';
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
    const policy = await inForce(tx, signInPolicy);
    const rules = {
      lifeMs: policy.codeLifeMinutes * minute,
      resendMs: policy.resendAfterSeconds * second,
      perPhone: policy.codesPerPhone,
      perAddress: policy.codesPerAddress,
    };
    const waitMs = await storeCode(tx, phoneHash(phone), codeHash(phone, code), rules);
    const seconds = Math.ceil(waitMs / second);
    if (waitMs > 0) throw new Problem(waitMs > rules.resendMs ? codeLimit : codeTooSoon, { seconds });
    if (!(await countAddress(tx, phoneHash(networkAddress), rules)))
      throw new Problem(codeLimit, { seconds: windowMs / second });
  });
  await sms.send({ phone, code, locale });
}
