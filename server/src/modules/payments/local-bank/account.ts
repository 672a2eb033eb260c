import { createHmac } from 'node:crypto';
import type { Config } from '../../../platform/config.ts';
import { GatewayUnavailable, type Gateway } from '../gateway.ts';
import { localBankGateway, type LocalBankAccount } from '../gateway-local.ts';

/** Our account at the local bank. The bank serves from this same installation, on the address we listen on. */
export function localBankAccount(config: Config): LocalBankAccount {
  const here = `http://127.0.0.1:${config.port}`;
  return {
    baseUrl: `${here}/local-bank/api`,
    notifyUrl: `${here}/api/payment-notices/local-bank`,
    merchantNo: 'JISHI0001',
    secret: createHmac('sha256', config.secret).update('local bank').digest('base64url'),
  };
}

export const localBank = (config: Config): Gateway =>
  config.localBank ? localBankGateway(localBankAccount(config)) : noBank;

const away = async (): Promise<never> => {
  throw new GatewayUnavailable('the local bank is switched off (JISHI_LOCAL_BANK)');
};
/** Knows nothing and decides nothing: what was begun while the bank was open stays as it is. */
const noBank: Gateway = {
  openTrade: away,
  queryTrade: away,
  closeTrade: away,
  refund: away,
  readNotice: () => null,
};
