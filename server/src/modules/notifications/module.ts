import { day, hour, later, now } from '../../platform/clock.ts';
import type { OpenModule } from '../../platform/module.ts';
import { inForce } from '../../platform/policy.ts';
import { retention } from '../../platform/retention.ts';
import { notificationsSubscriber } from './hearing.ts';
import { dropOld } from './messages.sql.ts';
import { notificationsRoutes } from './routes.ts';

const batch = 1_000;

export const openNotifications: OpenModule = () => ({
  name: 'notifications',
  routes: notificationsRoutes,
  subscribers: [notificationsSubscriber],
  sweeps: [
    {
      name: 'notifications.tidy',
      everyMs: hour,
      run: async ({ db }) => {
        const { noticeDays, readNoticeDays } = await inForce(db, retention);
        const before = { any: later(now(), -noticeDays * day), read: later(now(), -readNoticeDays * day) };
        return (await dropOld(db, before, batch)) === batch ? 1 : 0;
      },
    },
  ],
});
