import { parseArgs } from 'node:util';
import { join } from 'node:path';
import { readConfig } from './platform/config.ts';
import { openDatabase } from './platform/db.ts';
import { openLog } from './platform/log.ts';
import { openStorage } from './platform/storage.ts';
import { serveHealth } from './platform/health.ts';
import { startWorker } from './platform/worker.ts';
import { buildServer } from './server.ts';
import { openModules } from './house.ts';

const roles = ['api', 'worker', 'realtime', 'media'] as const;
type Role = (typeof roles)[number];

const { values } = parseArgs({
  options: {
    serve: { type: 'string', default: roles.join(',') },
    port: { type: 'string' },
    'health-port': { type: 'string' },
  },
});
const serve = new Set(values.serve.split(',') as Role[]);
for (const role of serve)
  if (!roles.includes(role)) fail(`"${role}" is not a role. Choose from ${roles.join(', ')}.`);

const config = readConfig(process.env, values.port ? { port: Number(values.port) } : {});
const log = openLog();
const database = openDatabase(config.databaseUrl, { size: 12, name: `jishi ${values.serve}` });
const storage = openStorage(join(config.dataFolder, 'media'));
const modules = openModules({ config, database, storage, log });
const stops: (() => Promise<unknown>)[] = [];

if (serve.has('api') || serve.has('realtime')) {
  const app = buildServer({ config, database, storage, log, modules, serve });
  await app.listen({ port: config.port, host: config.host });
  stops.push(() => app.close());
  log.info({ port: config.port, serve: values.serve }, 'serving');
}
if (serve.has('worker') || serve.has('media')) {
  const works = serve.has('worker');
  const jobs = modules.flatMap((module) => module.jobs ?? []);
  const work = {
    subscribers: works ? modules.flatMap((module) => module.subscribers ?? []) : [],
    sweeps: works ? modules.flatMap((module) => module.sweeps ?? []) : [],
    jobs: jobs.filter(({ heavy = false }) => (heavy ? serve.has('media') : works)),
  };
  stops.push(await startWorker(database, work, log));
  log.info('working');
}

process.once('SIGTERM', stop);
process.once('SIGINT', stop);

// Last of all: who is ready has begun its work.
const healthPort = values['health-port'] ?? process.env.JISHI_HEALTH_PORT;
if (healthPort) stops.push(await serveHealth(database, Number(healthPort), config.host));

async function stop() {
  const patience = setTimeout(() => process.exit(1), 10_000);
  for (const each of stops) await each();
  for (const module of modules) await module.close?.();
  await database.close();
  clearTimeout(patience);
  process.exit(0);
}

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(2);
}
