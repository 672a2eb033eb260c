import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { idNotFound } from './platform/ids.ts';
import { Problem } from './platform/problem.ts';

const apps = join(import.meta.dirname, '../../apps');
const shop = join(apps, 'shop/dist');
const consoleApp = join(apps, 'console/dist');

/** The two web apps. Hashed assets are kept for ever; any other address is the app itself, which finds the page. */
export function serveWebApps(app: FastifyInstance): void {
  const [shopPage, consolePage] = [indexOf(shop), indexOf(consoleApp)];
  if (shopPage) serveFiles(app, shop, '/');
  if (consolePage) serveFiles(app, consoleApp, '/console/');
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0]!;
    const isPage = (request.method === 'GET' || request.method === 'HEAD') && !/^\/(api|media|docs|local-bank)\//.test(path) && !/\.\w+$/.test(path);
    const page = path === '/console' || path.startsWith('/console/') ? consolePage : shopPage;
    if (!isPage || !page) throw new Problem(idNotFound);
    return sendPage(reply, page);
  });
}

function indexOf(root: string): string | null {
  const path = join(root, 'index.html');
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

function sendPage(reply: FastifyReply, page: string) {
  return reply.header('Cache-Control', 'no-cache').type('text/html; charset=utf-8').send(page);
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
        void reply.header('Cache-Control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  });
}
