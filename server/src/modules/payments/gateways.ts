import type { Config } from '../../platform/config.ts';
import { GatewayUnavailable, type Gateway } from './gateway.ts';
import { localBankGateway } from './gateway-local.ts';
import { localBankAccount } from './local-bank/account.ts';
import { providerMethods, type ProviderMethod } from './payment.ts';

export type Gateways = {
  /** The gateway of a method; one that is not set up is always away, so what was begun with it waits. */
  of(method: ProviderMethod): Gateway;
  /** Those that buyers are offered. */
  readonly offered: readonly Gateway[];
};

export function openGateways(config: Config): Gateways {
  return gatewaysOf(config.localBank ? [localBankGateway(localBankAccount(config))] : []);
}

export function gatewaysOf(offered: readonly Gateway[]): Gateways {
  const all = new Map(
    providerMethods.map((method) => [
      method,
      offered.find((gateway) => gateway.method === method) ?? closed(method),
    ]),
  );
  return { of: (method) => all.get(method)!, offered };
}

/** Knows nothing and decides nothing: what was begun while it was open stays as it is. */
function closed(method: ProviderMethod): Gateway {
  const away = async (): Promise<never> => {
    throw new GatewayUnavailable(`${method} is not set up here`);
  };
  return {
    method,
    merchantNo: '',
    testMode: true,
    openTrade: away,
    queryTrade: away,
    closeTrade: away,
    refund: away,
    readNotice: () => null,
    readBill: away,
  };
}
