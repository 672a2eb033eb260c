import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { defaultDataFolder } from '../paths.mjs';
import { Refusal } from '../refusal.mjs';

export const help = `
Jishi (集市): a marketplace of short videos and shelves.

  npm start -- [options]

  --port N         where to listen; 0 takes a free one (PORT, 3000)
  --host ADDRESS   which network to listen on; 0.0.0.0 for all (HOST, 127.0.0.1)
  --data DIR       where database, pictures, videos and logs live (JISHI_DATA, .jishi/data)
  --serve ROLES    some of api,worker,realtime,media (all)
  --no-demo        an empty marketplace instead of the demo town
  --reset          first delete what the data folder holds
  --help           this text

With DATABASE_URL set, that PostgreSQL (16 or newer) is used and none is started.
With JISHI_MODE=production no demo town is made and no message is shown in an inbox.
`;

const roles = ['api', 'worker', 'realtime', 'media'];

/** @typedef {ReturnType<typeof readOptions>} Options */

/** @param {string[]} args @param {NodeJS.ProcessEnv} env */
export function readOptions(args, env) {
  const values = parse(args);
  const production = env.JISHI_MODE === 'production';
  return {
    help: values.help === true,
    port: portFrom(values.port ?? env.PORT ?? '3000'),
    host: values.host ?? env.HOST ?? '127.0.0.1',
    data: resolve(values.data ?? env.JISHI_DATA ?? defaultDataFolder),
    databaseUrl: env.DATABASE_URL ? databaseUrlFrom(env.DATABASE_URL) : undefined,
    serve: rolesFrom(values.serve ?? roles.join(',')),
    demo: values['no-demo'] !== true && !production,
    reset: values.reset === true,
  };
}

/** @param {string[]} args */
function parse(args) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        data: { type: 'string' },
        serve: { type: 'string' },
        'no-demo': { type: 'boolean' },
        reset: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    const said = error instanceof Error ? error.message.split('. ')[0]?.replaceAll("'", '') : error;
    throw new Refusal(`${said}; npm start -- --help lists the options.`);
  }
}

/** @param {string} text */
function portFrom(text) {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new Refusal(
    `"${text}" is not a port; give a number from 1 to 65535, such as npm start -- --port 3001.`,
  );
}

/** @param {string} text */
function rolesFrom(text) {
  const chosen = text.split(',').map((name) => name.trim());
  const stranger = chosen.find((name) => !roles.includes(name));
  if (stranger === undefined) return roles.filter((name) => chosen.includes(name));
  throw new Refusal(`"${stranger}" is not a role; choose from ${roles.join(', ')}, separated by commas.`);
}

/** @param {string} text */
function databaseUrlFrom(text) {
  if (/^postgres(ql)?:\/\/./.test(text) && URL.canParse(text)) return text;
  throw new Refusal(
    'DATABASE_URL is not an address of a PostgreSQL; write it like postgres://user:password@host:5432/jishi.',
  );
}
