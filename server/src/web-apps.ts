import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';

const apps = join(import.meta.dirname, '../../apps');
const shop = join(apps, 'shop/dist');
const consoleApp = join(apps, 'console/dist');

/** The page that answers an address of the apps which is no file: the app itself, which finds what to show. */
export function webAppPages(): (request: FastifyRequest) => string | null {
  const [shopPage, consolePage] = [indexOf(shop), indexOf(consoleApp)];
  return ({ method, url }) => {
    const path = url.split('?')[0]!;
    const isPage =
      (method === 'GET' || method === 'HEAD') &&
      !/^\/(api|media|docs|local-bank)\//.test(path) &&
      !/\.\w+$/.test(path);
    if (!isPage) return null;
    return path === '/console' || path.startsWith('/console/') ? consolePage : shopPage;
  };
}

function indexOf(root: string): string | null {
  const path = join(root, 'index.html');
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

/** The files of the two web apps. Hashed assets are kept for ever. */
export function serveWebApps(app: FastifyInstance): void {
  if (indexOf(shop)) serveFiles(app, shop, '/');
  if (indexOf(consoleApp)) serveFiles(app, consoleApp, '/console/');
}

function serveFiles(app: FastifyInstance, root: string, prefix: string): void {
  app.register(async (scope) => {
    await scope.register(fastifyStatic, {
      root,
      prefix,
      decorateReply: false,
      wildcard: false,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) => {
        void reply.header(
          'Cache-Control',
          path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        );
      },
    });
  });
}
