import { normalize } from 'node:path/posix';
import fastifyStatic from '@fastify/static';
import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import { buildApp, localeOf } from './platform/app.ts';
import { idNotFound } from './platform/ids.ts';
import type { House, Module } from './platform/module.ts';
import { Problem } from './platform/problem.ts';
import { serveDocumentation } from './documentation.ts';
import { serveWebApps, webAppPages } from './web-apps.ts';
import { callerOf } from './modules/identity/index.ts';

type ServerOptions = House & { readonly modules: readonly Module[]; readonly serve: ReadonlySet<string> };

/** The HTTP server of the api, media and realtime roles: routes, documentation, uploaded files and the two web apps. */
export function buildServer({
  config,
  database,
  storage,
  log,
  modules,
  serve,
}: ServerOptions): FastifyInstance {
  const routes = serve.has('api') ? modules.flatMap((module) => module.routes ?? []) : [];
  const app = buildApp({
    database,
    development: config.development,
    resolveCaller: callerOf(database),
    localeOf,
    trustedProxies: config.trustedProxies,
    pageFor: webAppPages(),
    routes,
    log,
    checkReplies: config.development && process.env.JISHI_CHECK_REPLIES !== 'off',
  });
  app.register(helmet, {
    contentSecurityPolicy: { directives: contentPolicy },
    strictTransportSecurity: !config.development,
  });
  app.addHook('onRequest', async (request) => {
    const key = mediaKeyOf(request.url);
    if (key === null) return;
    for (const { mayRead } of modules)
      if (mayRead && !(await mayRead(key, request))) throw new Problem(idNotFound);
  });
  app.register(fastifyStatic, {
    root: storage.root,
    prefix: '/media/',
    maxAge: '365d',
    immutable: true,
    acceptRanges: true,
  });
  if (serve.has('api')) {
    for (const module of modules) if (module.pages) app.register(async (scope) => module.pages!(scope));
    serveDocumentation(app, routes);
  }
  if (serve.has('realtime'))
    for (const { streams } of modules) if (streams) app.register(async (scope) => streams(scope));
  serveWebApps(app);
  return app;
}

/** The key of a stored file in its address, as the file server reads it. */
function mediaKeyOf(url: string): string | null {
  const path = url.split('?', 1)[0]!;
  if (!/^\/media\//i.test(path)) return null;
  try {
    return normalize(decodeURIComponent(path)).slice('/media/'.length);
  } catch {
    return null;
  }
}

const contentPolicy = {
  defaultSrc: ["'self'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  mediaSrc: ["'self'", 'blob:'],
  styleSrc: ["'self'", "'unsafe-inline'"],
  scriptSrc: ["'self'"],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  frameAncestors: ["'none'"],
  upgradeInsecureRequests: null,
};
