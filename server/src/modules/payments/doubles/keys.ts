import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type Pair = { readonly privateKey: KeyObject; readonly publicKey: KeyObject };
/** Both sides of two providers: ours and theirs. */
export type TestKeys = {
  readonly app: Pair;
  readonly alipay: Pair;
  readonly merchant: Pair;
  readonly wechatPay: Pair;
  readonly apiKey: Buffer;
};

const known = new Map<string, TestKeys>();

/** The keys of the doubles, made at their first use and kept in the data folder: payments begun before a restart go on. */
export function testKeys(dataFolder: string): TestKeys {
  const keys = known.get(dataFolder) ?? read(dataFolder);
  known.set(dataFolder, keys);
  return keys;
}

function read(dataFolder: string): TestKeys {
  mkdirSync(dataFolder, { recursive: true });
  const path = join(dataFolder, 'test-provider-keys.json');
  try {
    writeFileSync(path, JSON.stringify(made()), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const { apiKey, ...pems } = JSON.parse(readFileSync(path, 'utf8')) as ReturnType<typeof made>;
  const pair = (pem: string): Pair => {
    const privateKey = createPrivateKey(pem);
    return { privateKey, publicKey: createPublicKey(privateKey) };
  };
  return {
    app: pair(pems.app),
    alipay: pair(pems.alipay),
    merchant: pair(pems.merchant),
    wechatPay: pair(pems.wechatPay),
    apiKey: Buffer.from(apiKey),
  };
}

function made() {
  const pem = () =>
    generateKeyPairSync('rsa', { modulusLength: 2048 })
      .privateKey.export({ type: 'pkcs8', format: 'pem' })
      .toString();
  return {
    app: pem(),
    alipay: pem(),
    merchant: pem(),
    wechatPay: pem(),
    apiKey: randomBytes(16).toString('hex'),
  };
}
