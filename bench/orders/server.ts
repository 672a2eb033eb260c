import { spawn, type ChildProcess } from 'node:child_process';
import type { BenchMarket } from './market.ts';

export type Served = { readonly url: string; readonly process: ChildProcess; stop(): Promise<void> };

/** The real server, as it runs in production, in a process of its own. */
export async function serve(
  { databaseUrl, folder, secret }: BenchMarket,
  { port, roles }: { port: number; roles: string },
): Promise<Served> {
  const child = spawn(process.execPath, ['server/src/main.ts', '--serve', roles, '--port', String(port)], {
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      JISHI_DATA: folder,
      JISHI_SECRET: secret,
      JISHI_MODE: 'production',
      JISHI_CHECK_REPLIES: 'off',
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  const stop = async () => {
    child.kill('SIGTERM');
    await gone;
  };
  for (let tries = 0; roles.includes('api'); tries++) {
    if (
      await fetch(`${url}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      break;
    if (tries > 600 || child.exitCode !== null) throw new Error('the server did not start');
    await new Promise((wake) => setTimeout(wake, 100));
  }
  return { url, process: child, stop };
}
