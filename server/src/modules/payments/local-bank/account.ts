import { createHmac } from 'node:crypto';
import type { Config } from '../../../platform/config.ts';
import type { LocalBankAccount } from '../gateway-local-protocol.ts';

/** Our number at the local bank. */
export const merchantNo = 'JISHI0001';

/** Our account at the local bank. The bank serves from this same installation, on the address we listen on. */
export function localBankAccount(config: Config): LocalBankAccount {
  const here = `http://127.0.0.1:${config.port}`;
  return {
    baseUrl: `${here}/local-bank/api`,
    notifyUrl: `${here}/api/payment-notices/local-bank`,
    merchantNo,
    secret: createHmac('sha256', config.secret).update('local bank').digest('base64url'),
  };
}
