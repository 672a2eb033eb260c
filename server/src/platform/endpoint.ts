import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { authorise, type Caller } from './authorise.ts';
import type {
  Access,
  BodyOf,
  Contract,
  ParamsOf,
  QueryOf,
  ReplyOf,
  RouteContract,
  RouteKey,
} from './contract.ts';
import type { Database, Db, Tx } from './db.ts';
import { once, requestHash, requireKey } from './idempotency.ts';
import type { Id } from './ids.ts';
import type { Locale } from './problem.ts';
import { rateLimit } from './rate-limit.ts';

type SignedIn<A extends Access> = A['who'] extends 'member' | 'creator' | 'shop' | 'operator'
  ? Caller
  : Caller | null;
type Given<A extends Access> = A['who'] extends 'shop'
  ? { shopId: Id<'shop'> }
  : A['who'] extends 'creator'
    ? { creatorId: Id<'creator'> }
    : unknown;
type Store<K, R> = R extends { transaction: 'own' }
  ? { database: Database }
  : K extends `GET ${string}`
    ? { db: Db }
    : { tx: Tx };

/** What a handler gets. GETs read with `db`; others write with `tx`, which commits before the answer leaves. */
export type Context<K, R extends RouteContract> = {
  params: ParamsOf<R>;
  query: QueryOf<R>;
  body: BodyOf<R>;
  caller: SignedIn<R['access']>;
  locale: Locale;
  request: FastifyRequest;
  reply: FastifyReply;
} & Given<R['access']> &
  Store<K, R> &
  (R extends { idempotent: true | 'own' } ? { idempotencyKey: string } : unknown);

type Answered<R extends RouteContract> = R extends { produces: string } ? string | Uint8Array : ReplyOf<R>;
export type Handlers<C extends Contract> = {
  [K in keyof C & RouteKey]: (context: Context<K, C[K]>) => Promise<Answered<C[K]>>;
};

export type Route = {
  readonly key: RouteKey;
  readonly contract: RouteContract;
  readonly handler: (context: never) => Promise<unknown>;
};

/** Pairs each route of a contract with its handler: authorise (already done), call one verb, answer. */
export function routes<const C extends Contract>(contract: C, handlers: Handlers<C>): Route[] {
  return (Object.keys(contract) as (keyof C & RouteKey)[]).map((key) => ({
    key,
    contract: contract[key]!,
    handler: handlers[key] as Route['handler'],
  }));
}

export type Surroundings = {
  readonly database: Database;
  readonly development: boolean;
  readonly resolveCaller: (request: FastifyRequest) => Promise<Caller | null>;
  readonly localeOf: (request: FastifyRequest) => Locale;
};

/** Registers a route; one that needs the bytes of its body gets a scope in which nothing parses them. */
export function register(app: FastifyInstance, route: Route, around: Surroundings): void {
  if (!route.contract.rawBody) return registerIn(app, route, around);
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, bytes, done) => done(null, bytes));
    registerIn(scope, route, around);
  });
}

const jsonHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
};
const jsonHeadersInProduction = {
  ...jsonHeaders,
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
};

/** The one place where a request becomes a caller, a transaction and an answer. */
function registerIn(app: FastifyInstance, { key, contract, handler }: Route, around: Surroundings): void {
  const [method, path] = key.split(' ') as [string, string];
  const limit = contract.limit && rateLimit(contract.limit);
  const status = contract.status ?? 200;

  app.route({
    method,
    url: `/api${path}`,
    schema: {
      ...(contract.params ? { params: contract.params } : {}),
      ...(contract.query ? { querystring: contract.query } : {}),
      ...(contract.body && !contract.multipart && !contract.rawBody ? { body: contract.body } : {}),
      ...(contract.produces ? {} : { response: { [status]: contract.reply } }),
    },
    // The headers of a page are worked out anew for each answer, a twentieth of what an order costs; JSON needs only these.
    config: contract.produces ? {} : { helmet: { skipRoute: true } },
    onRequest: async (_request, reply) =>
      void (contract.produces || reply.headers(around.development ? jsonHeaders : jsonHeadersInProduction)),
    // Who may call is settled before what they sent is looked at: a stranger learns nothing from validation.
    preValidation: async (request) => {
      const caller = contract.access.who === 'gateway' ? null : await around.resolveCaller(request);
      limit?.(caller?.personId ?? request.ip);
      const allowed = authorise(
        contract.access,
        caller,
        request.params as { shopId?: string },
        around.development,
      );
      request.jishi = { caller, ...allowed };
    },
    handler: async (request, reply) => {
      const idempotencyKey = contract.idempotent ? requireKey(request.headers['idempotency-key']) : undefined;
      const base = {
        params: request.params,
        query: request.query,
        body: request.body,
        locale: around.localeOf(request),
        request,
        reply,
        idempotencyKey,
        ...request.jishi,
      };
      const act = (store: object) => handler({ ...base, ...store } as never);
      const answer = await answerOf(act);
      if (reply.sent) return reply;
      if (contract.produces) return reply.type(contract.produces).send(answer);
      return answer === null || answer === undefined
        ? reply.code(204).send()
        : reply.code(status).send(answer);

      async function answerOf(act: (store: object) => Promise<unknown>): Promise<unknown> {
        if (contract.transaction === 'own') return act({ database: around.database });
        if (method === 'GET') return act({ db: around.database.db });
        if (contract.idempotent !== true) return around.database.transact((tx) => act({ tx }));
        const owner = request.jishi.caller!.personId;
        const hash = requestHash(key, request.params, request.body);
        const claim = { ownerId: owner, key: idempotencyKey!, route: key, hash };
        const { body, replayed } = await around.database.transact((tx) =>
          once(tx, claim, async () => ({ status, body: await act({ tx }) })),
        );
        if (replayed) reply.header('Idempotency-Replayed', 'true');
        return body;
      }
    },
  });
}

declare module 'fastify' {
  interface FastifyRequest {
    jishi: { caller: Caller | null; shopId?: Id<'shop'>; creatorId?: Id<'creator'> };
  }
}
