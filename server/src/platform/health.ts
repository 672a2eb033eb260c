import { createServer } from 'node:http';
import type { Database } from './db.ts';

/** `/healthz` and `/readyz` for a process that serves nothing else, on a port of its own. Returns the stop. */
export async function serveHealth(
  database: Database,
  port: number,
  host: string,
): Promise<() => Promise<void>> {
  const server = createServer((request, response) => {
    const answer = (status: number, state: string) =>
      response
        .writeHead(status, { 'content-type': 'application/json' })
        .end(JSON.stringify({ status: state }));
    if (request.url === '/healthz') return void answer(200, 'ok');
    if (request.url !== '/readyz') return void answer(404, 'not found');
    database.pool.query('select 1').then(
      () => answer(200, 'ready'),
      () => answer(503, 'no database'),
    );
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(port, host, listening);
  });
  return () => new Promise((closed) => server.close(() => closed()));
}
