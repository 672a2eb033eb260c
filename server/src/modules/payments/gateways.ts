import type { Config } from '../../platform/config.ts';
import { alipayGateway } from './alipay/gateway.ts';
import { localAlipay, localWechatPay } from './doubles/accounts.ts';
import { GatewayUnavailable, type Gateway } from './gateway.ts';
import { localBankGateway } from './gateway-local.ts';
import { localBankAccount } from './local-bank/account.ts';
import { providerMethods, type ProviderMethod } from './payment.ts';
import { modeOf, readAlipay, readWechatPay, type Env } from './provider-settings.ts';
import { wechatPayGateway } from './wechat-pay/gateway.ts';

export type Gateways = {
  /** The gateway of a method; one that is not set up is always away, so what was begun with it waits. */
  of(method: ProviderMethod): Gateway;
  /** Those that buyers are offered. */
  readonly offered: readonly Gateway[];
};

/** Every provider that is set up here. Throws on half of a set-up, in words for whoever starts the server. */
export function openGateways(config: Config, env: Env = process.env): Gateways {
  const { alipay, wechatPay } = modes(config, env);
  const around = surroundings(config);
  const offered: Gateway[] = [];
  if (config.localBank) offered.push(localBankGateway(localBankAccount(config)));
  if (alipay !== 'off')
    offered.push(alipayGateway(alipay === 'local' ? localAlipay(config) : readAlipay(env, alipay, around)));
  if (wechatPay !== 'off')
    offered.push(
      wechatPayGateway(
        wechatPay === 'local' ? localWechatPay(config) : readWechatPay(env, wechatPay, around),
      ),
    );
  return gatewaysOf(offered);
}

/** Which providers are played by this installation itself. */
export function modes(config: Config, env: Env = process.env) {
  const around = surroundings(config);
  return {
    alipay: modeOf(env, 'JISHI_ALIPAY', around),
    wechatPay: modeOf(env, 'JISHI_WECHAT_PAY', around),
  };
}

const surroundings = ({ publicUrl, development, localBank }: Config) => ({
  publicUrl,
  mayBeLocal: development && localBank,
});

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
