import { day, hour, later, now } from '../../platform/clock.ts';
import type { OpenModule } from '../../platform/module.ts';
import { notificationsSubscriber } from './hearing.ts';
import { dropOlderThan } from './messages.sql.ts';
import { notificationsRoutes } from './routes.ts';

const keptDays = 180;
const batch = 1_000;

export const openNotifications: OpenModule = () => ({
  name: 'notifications',
  routes: notificationsRoutes,
  subscribers: [notificationsSubscriber],
  sweeps: [
    {
      name: 'notifications.tidy',
      everyMs: hour,
      run: ({ db }) => dropOlderThan(db, later(now(), -keptDays * day), batch),
    },
  ],
});
