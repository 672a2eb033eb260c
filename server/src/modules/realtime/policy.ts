import { Strict, Type } from '../../platform/contract.ts';
import { field, policy } from '../../platform/policy.ts';

/** How many open connections one process keeps, and how it keeps them alive. */
export const realtimePolicy = policy({
  name: 'realtime.connections',
  words: { zh: '实时推送', en: 'Live updates' },
  schema: Strict({
    mostConnections: Type.Integer({
      minimum: 1,
      maximum: 50_000,
      ...field('每个进程最多连接', 'Connections of a process', 'pieces'),
    }),
    mostPerPerson: Type.Integer({
      minimum: 1,
      maximum: 100,
      ...field('每人最多连接', 'Connections of a person', 'pieces'),
    }),
    beatSeconds: Type.Integer({
      minimum: 5,
      maximum: 120,
      ...field('心跳间隔', 'A sign of life every', 'seconds'),
    }),
  }),
  defaults: { mostConnections: 2_000, mostPerPerson: 8, beatSeconds: 20 },
});
