import fastifyStatic from '@fastify/static';
import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import { buildApp, localeOf } from './platform/app.ts';
import type { House, Module } from './platform/module.ts';
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
  serveWebApps(app);
  return app;
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
