import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import Fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { Compile } from 'typebox/compile';
import { Value } from 'typebox/value';
import type { TSchema } from 'typebox';
import { register, type Route, type Surroundings } from './endpoint.ts';
import { idNotFound } from './ids.ts';
import type { Log } from './log.ts';
import { Problem, problem, problemJson, type Locale } from './problem.ts';
import { closeUnusedSockets } from './unused-sockets.ts';

export const invalidRequest = problem('platform.invalid_request', 400, {
  en: 'Something in the request is not valid: {first}. Correct it and send it again.',
  zh: '请求内容有误：{first}。请修改后重新提交。',
});
export const tooLarge = problem('platform.too_large', 413, {
  en: 'This is larger than we accept. Send something smaller.',
  zh: '内容超过大小限制，请缩小后再试。',
});
export const wrongMediaType = problem('platform.wrong_media_type', 415, {
  en: 'This content type is not accepted here. Send application/json unless the documentation says otherwise.',
  zh: '不支持这种内容类型，请按接口文档发送。',
});
export const ourMistake = problem('platform.our_mistake', 500, {
  en: 'Something went wrong on our side. Nothing was changed; try again, and quote {requestId} if it stays.',
  zh: '我们这边出了点问题，数据没有改动。请重试；如仍失败，请提供编号 {requestId}。',
});
export const forgeryRefused = problem('platform.forgery_refused', 403, {
  en: 'This request did not come from our pages. Reload the page and try again.',
  zh: '请求来源不正确，请刷新页面后再试。',
});

export type AppOptions = Surroundings & {
  readonly routes: readonly Route[];
  readonly log: Log;
  readonly checkReplies?: boolean;
  readonly trustedProxies?: string;
  /** The page for an address that is no route, if there is one. */
  readonly pageFor?: (request: FastifyRequest) => string | null;
};

/** The HTTP server with every route of every module; static files and pages are added by the caller. */
export function buildApp(options: AppOptions): FastifyInstance {
  function refuse(error: FastifyError, request: FastifyRequest, reply: FastifyReply) {
    const known = asProblem(error, request);
    if (known.kind.status >= 500)
      request.log.error({ err: error, requestId: request.id }, 'a request failed');
    if (typeof known.details.seconds === 'number') reply.header('Retry-After', known.details.seconds);
    return reply
      .code(known.kind.status)
      .type('application/problem+json')
      .serializer((body: unknown) => JSON.stringify(body))
      .send(problemJson(known, options.localeOf(request), request.id));
  }
  const app = Fastify({
    loggerInstance: options.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    bodyLimit: 1_048_576,
    trustProxy: options.trustedProxies ?? 'loopback',
    routerOptions: { maxParamLength: 16_384 },
    // An address that cannot be read never reaches a route, nor the handler of errors below.
    frameworkErrors: refuse,
  });
  closeUnusedSockets(app);
  app.register(cookie);
  app.register(multipart, { limits: { files: 20, fileSize: 20 * 1_048_576, fields: 20 } });
  app.decorateRequest('jishi', null as never);
  app.setValidatorCompiler(({ schema, httpPart }) => strictValidator(schema as TSchema, httpPart !== 'body'));
  app.setErrorHandler(refuse);
  app.setNotFoundHandler((request, reply) => {
    const page = options.pageFor?.(request);
    if (!page) throw new Problem(idNotFound);
    return reply.header('Cache-Control', 'no-cache').type('text/html; charset=utf-8').send(page);
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.header('X-Request-Id', request.id);
    refuseForgery(request);
  });
  if (options.checkReplies) checkReplies(app, options.routes);
  app.register(async (api) => {
    for (const route of options.routes) register(api, route, options);
  });
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async () => {
    await options.database.pool.query('select 1');
    return { status: 'ready' };
  });
  return app;
}

/** Bodies are taken as they are; query strings and parameters, which are always text, are converted. Unknown keys are refused. */
function strictValidator(schema: TSchema, convert: boolean) {
  const compiled = Compile(schema);
  return (value: unknown) => {
    const seen = convert ? Value.Convert(schema, value) : value;
    if (compiled.Check(seen))
      return isWellFormed(seen)
        ? { value: seen as never }
        : { error: new Problem(invalidRequest, { first: halfCharacter }) };
    const errors = compiled
      .Errors(seen)
      .slice(0, 20)
      .map((e) => ({ path: e.instancePath || '/', message: e.message }));
    return {
      error: new Problem(invalidRequest, { first: `${errors[0]!.path} ${errors[0]!.message}`, errors }),
    };
  };
}

const halfCharacter = 'a text holds half of a character (a lone surrogate)';

/** JSON can escape half of a UTF-16 pair; PostgreSQL's jsonb rightly refuses it, but that would be too late for a clear answer. */
function isWellFormed(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(value).every(isWellFormed);
}

function asProblem(error: FastifyError, request: FastifyRequest): Problem {
  if (error instanceof Problem) return error;
  if (error.statusCode === 413) return new Problem(tooLarge);
  if (error.statusCode === 415 || error.statusCode === 406) return new Problem(wrongMediaType);
  if (error.statusCode === 404) return new Problem(idNotFound);
  if (error.statusCode !== undefined && error.statusCode < 500)
    return new Problem(invalidRequest, { first: error.message });
  return new Problem(ourMistake, { requestId: request.id });
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A browser sends the cookie from anywhere; only our own pages can add this header. Bearer tokens need no such proof. */
function refuseForgery(request: FastifyRequest): void {
  const byCookie =
    request.headers.cookie?.includes('jishi_session=') === true && !request.headers.authorization;
  if (
    byCookie &&
    !safeMethods.has(request.method) &&
    request.url.startsWith('/api/') &&
    request.headers['x-jishi'] !== '1'
  ) {
    throw new Problem(forgeryRefused);
  }
}

/** In development and tests every answer is held against its schema, so that a lie is found before a client does. */
function checkReplies(app: FastifyInstance, all: readonly Route[]): void {
  const checks = new Map(
    all
      .filter(({ contract }) => !contract.produces)
      .map(({ key, contract }) => [key.replace(' ', ' /api'), Compile(contract.reply)] as const),
  );
  app.addHook('onSend', async (request, reply, payload) => {
    const check = checks.get(`${request.method} ${request.routeOptions.url}`);
    if (!check || reply.statusCode >= 300 || reply.statusCode === 204 || typeof payload !== 'string') return;
    const body: unknown = JSON.parse(payload);
    if (!check.Check(body)) {
      const [first] = check.Errors(body);
      request.log.error(
        { route: request.routeOptions.url, path: first?.instancePath, message: first?.message },
        'an answer breaks its contract',
      );
      throw new Error(
        `answer of ${request.routeOptions.url} breaks its contract at ${first?.instancePath}: ${first?.message}`,
      );
    }
  });
}

/** What a caller of the API asks for; a page of ours is in the language chosen in the apps, which tell it in a cookie. */
export function localeOf(request: FastifyRequest): Locale {
  const chosen = request.url.startsWith('/api/') ? undefined : request.cookies?.['jishi_language'];
  if (chosen === 'en' || chosen === 'zh') return chosen;
  return /^\s*en/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'zh';
}
