import type { OpenModule } from '../../platform/module.ts';
import { callerOf } from '../identity/index.ts';
import { openHub } from './hub.ts';
import { eventStream } from './stream.ts';

export const openRealtime: OpenModule = (house) => {
  const hub = openHub(house.database, house.log);
  const resolve = callerOf(house.database);
  return {
    name: 'realtime',
    streams: (app) => {
      app.addHook('preClose', () => hub.close());
      eventStream(app, house, resolve, hub);
    },
  };
};
