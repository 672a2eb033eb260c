import type { Config } from '../../../platform/config.ts';
import type { AlipayAccount } from '../alipay/client.ts';
import type { WechatPayAccount } from '../wechat-pay/client.ts';
import { testKeys } from './keys.ts';

/** Our account at the double of Alipay. Its calls stay inside the machine; its pages are on the address people see. */
export function localAlipay({ dataFolder, port, publicUrl }: Config): AlipayAccount {
  const here = `http://127.0.0.1:${port}`;
  return {
    gatewayUrl: `${here}/local-alipay/gateway.do`,
    pagesUrl: '/local-alipay/gateway.do',
    notifyUrl: `${here}/api/payment-notices/alipay`,
    publicUrl,
    appId: '2021000000000001',
    sellerId: '2088000000000001',
    get privateKey() {
      return testKeys(dataFolder).app.privateKey;
    },
    get alipayKey() {
      return testKeys(dataFolder).alipay.publicKey;
    },
    agreementScene: 'INDUSTRY|E_COMMERCE',
    testMode: true,
  };
}

/** Our account at the double of WeChat Pay. */
export function localWechatPay({ dataFolder, port, publicUrl }: Config): WechatPayAccount {
  const here = `http://127.0.0.1:${port}`;
  return {
    baseUrl: `${here}/local-wechat-pay`,
    notifyUrl: `${here}/api/payment-notices/wechat-pay`,
    publicUrl,
    appId: 'wx0000000000000001',
    merchantId: '1900000001',
    serialNo: '5157F09EFDC096DE15EBE81A47057A7232F1B8E1',
    get privateKey() {
      return testKeys(dataFolder).merchant.privateKey;
    },
    get apiKey() {
      return testKeys(dataFolder).apiKey;
    },
    platform: {
      get key() {
        return testKeys(dataFolder).wechatPay.publicKey;
      },
      keyId: 'PUB_KEY_ID_0119000000012026112200000001',
    },
    testMode: true,
  };
}
