import { hour } from '../../platform/clock.ts';
import type { House, OpenModule } from '../../platform/module.ts';
import { tidySignIn } from './codes.sql.ts';
import { mineRoutes } from './mine.routes.ts';
import { operatingRoutes } from './operating.routes.ts';
import { shopsRoutes } from './shops.routes.ts';
import { scoreSubscriber } from './score-shop.ts';
import { signingInRoutes } from './signing-in.routes.ts';
import type { Sms } from './sms.ts';
import { httpSms, noSms } from './sms-http.ts';
import { localSms } from './sms-local.ts';
import { unlockVault } from './vault.ts';

export const openIdentity: OpenModule = (house) => {
  unlockVault(house.config.secret);
  return {
    name: 'identity',
    routes: [...signingInRoutes(house, chooseSms(house)), ...mineRoutes, ...shopsRoutes, ...operatingRoutes],
    subscribers: [scoreSubscriber],
    sweeps: [{ name: 'identity.tidy', everyMs: hour, run: ({ db }) => tidySignIn(db) }],
  };
};

/** A provider when one is configured; the inbox only in development. */
function chooseSms({ config, database, log }: House): Sms {
  const url = process.env.JISHI_SMS_URL;
  if (url) return httpSms({ url, token: process.env.JISHI_SMS_TOKEN });
  if (config.development) return localSms(database, log);
  log.warn('no text message provider is configured (JISHI_SMS_URL): nobody can sign in');
  return noSms;
}
