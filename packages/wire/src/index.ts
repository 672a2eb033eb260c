import type { Contracts } from '../../../server/src/contracts.ts';
import type {
  BodyOf,
  ParamsOf,
  QueryOf,
  ReplyOf,
  RouteContract,
} from '../../../server/src/platform/contract.ts';

/** `POST /orders` … every route the server has; nothing of the server but its types is imported. */
export type RouteName = keyof Contracts & string;
type RouteOf<K extends RouteName> = Contracts[K] extends RouteContract ? Contracts[K] : never;

export type Reply<K extends RouteName> = ReplyOf<RouteOf<K>>;
export type Body<K extends RouteName> = BodyOf<RouteOf<K>>;
export type Query<K extends RouteName> = QueryOf<RouteOf<K>>;
/** An item of a route that answers pages. */
export type Item<K extends RouteName> = Reply<K> extends { items: (infer T)[] } ? T : never;

type Need<Name extends string, T> = [T] extends [undefined]
  ? unknown
  : {} extends T
    ? { [N in Name]?: T }
    : { [N in Name]: T };
export type Arguments<K extends RouteName> = Need<'params', ParamsOf<RouteOf<K>>> &
  Need<'query', QueryOf<RouteOf<K>>> &
  (RouteOf<K> extends { multipart: true } ? { form: FormData } : Need<'body', BodyOf<RouteOf<K>>>) &
  (RouteOf<K> extends { idempotent: true | 'own' } ? { idempotencyKey: string } : unknown) & {
    signal?: AbortSignal;
  };

/** A refusal: `code` to switch on, `message` to show (already in the person's language). */
export class Refusal extends Error {
  readonly code: string;
  readonly status: number;
  readonly details: Record<string, unknown>;
  readonly requestId: string;
  constructor(problem: {
    code: string;
    status: number;
    detail: string;
    details?: Record<string, unknown>;
    instance?: string;
  }) {
    super(problem.detail);
    this.code = problem.code;
    this.status = problem.status;
    this.details = problem.details ?? {};
    this.requestId = problem.instance ?? '';
  }
}

/** The request never got an answer: offline, or the server is away. */
export class Unreachable extends Error {}

export type Wire = {
  call<K extends RouteName>(
    route: K,
    ...rest: {} extends Arguments<K> ? [input?: Arguments<K>] : [input: Arguments<K>]
  ): Promise<Reply<K>>;
};

/** A typed client. `language` is asked at each call, so that a switch takes effect at once. */
export function openWire({ base = '', language }: { base?: string; language: () => string }): Wire {
  return {
    async call(route, ...[input]) {
      const { params, query, body, form, idempotencyKey, signal } = (input ?? {}) as LooseInput;
      const [method, path] = (route as string).split(' ') as [string, string];
      const response = await fetch(base + '/api' + fillPath(path, params) + queryString(query), {
        method,
        credentials: 'same-origin',
        headers: {
          'Accept-Language': language(),
          'X-Jishi': '1',
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...(idempotencyKey ? { 'Idempotency-Key': idempotencyKey } : {}),
        },
        ...(body === undefined && form === undefined ? {} : { body: form ?? JSON.stringify(body) }),
        ...(signal ? { signal } : {}),
      }).catch((error: unknown) => {
        if (error instanceof DOMException && error.name === 'AbortError') throw error;
        throw new Unreachable(String(error));
      });
      return (await answerOf(response)) as never;
    },
  };
}

type LooseInput = {
  params?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
  form?: FormData;
  idempotencyKey?: string;
  signal?: AbortSignal;
};

async function answerOf(response: Response): Promise<unknown> {
  if (response.status === 204) return null;
  const type = response.headers.get('content-type') ?? '';
  if (response.ok) return type.includes('json') ? response.json() : response.text();
  if (type.includes('json'))
    throw new Refusal((await response.json()) as ConstructorParameters<typeof Refusal>[0]);
  throw new Unreachable(`${response.status}`);
}

export function fillPath(path: string, params: Record<string, string> = {}): string {
  return path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
}

export function queryString(query: Record<string, unknown> = {}): string {
  const pairs = Object.entries(query).filter(
    ([, value]) => value !== undefined && value !== null && value !== '',
  );
  return pairs.length === 0
    ? ''
    : `?${new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, String(value)])).toString()}`;
}
