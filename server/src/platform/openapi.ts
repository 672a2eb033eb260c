import type { Access, RouteContract, TSchema } from './contract.ts';
import type { Route } from './endpoint.ts';
import { declaredProblems } from './problem.ts';

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document of these routes. TypeBox schemas are JSON schemas already. */
export function openApiOf(routes: readonly Route[]): Json {
  const paths: Record<string, Json> = {};
  for (const { key, contract } of routes.toSorted((a, b) => a.key.localeCompare(b.key))) {
    const [method, path] = key.split(' ') as [string, string];
    const templated = `/api${path.replace(/:(\w+)/g, '{$1}')}`;
    (paths[templated] ??= {})[method.toLowerCase()] = operation(key, contract);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Jishi',
      version: '0.1.0',
      description: 'Content-commerce marketplace. Amounts are integer fen; instants are ISO 8601.',
    },
    paths,
    components: {
      schemas: { Problem: problemSchema },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'jishi_session' },
        bearer: { type: 'http', scheme: 'bearer' },
      },
    },
    'x-problems': declaredProblems().map(({ code, status, words }) => ({ code, status, ...words })),
  };
}

function operation(key: string, contract: RouteContract): Json {
  const status = contract.status ?? 200;
  const type = contract.produces ?? 'application/json';
  const nothing = (contract.reply as { type?: string }).type === 'null';
  return {
    operationId: key.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'),
    summary: contract.summary,
    tags: [key.split('/')[1]!],
    'x-access': accessWords(contract.access),
    ...(contract.access.who === 'anyone' || contract.access.who === 'gateway'
      ? {}
      : { security: [{ session: [] }, { bearer: [] }] }),
    parameters: [
      ...parameters('path', contract.params, true),
      ...parameters('query', contract.query, false),
      ...(contract.idempotent
        ? [
            {
              name: 'Idempotency-Key',
              in: 'header',
              required: true,
              schema: { type: 'string', pattern: '^[\\w-]{16,80}$' },
            },
          ]
        : []),
    ],
    ...(contract.body
      ? {
          requestBody: {
            required: true,
            content: {
              [contract.multipart ? 'multipart/form-data' : 'application/json']: { schema: contract.body },
            },
          },
        }
      : {}),
    responses: {
      ...(nothing
        ? { 204: { description: 'done' } }
        : { [status]: { description: 'done', content: { [type]: { schema: contract.reply } } } }),
      default: {
        description: [
          'refused',
          ...(contract.problems ?? []).map(({ code, status: s }) => `${s} ${code}`),
        ].join('; '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function parameters(where: 'path' | 'query', schema: TSchema | undefined, required: boolean): Json[] {
  const { properties = {}, required: needed = [] } = (schema ?? {}) as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, each]) => ({
    name,
    in: where,
    required: required || needed.includes(name),
    schema: each,
  }));
}

export function accessWords(access: Access): string {
  return 'permission' in access ? `${access.who}: ${access.permission}` : access.who;
}

const problemSchema = {
  type: 'object',
  required: ['type', 'code', 'status', 'title', 'detail', 'instance'],
  properties: {
    type: { type: 'string' },
    code: { type: 'string', description: 'stable; switch on it' },
    status: { type: 'integer' },
    title: { type: 'string' },
    detail: {
      type: 'string',
      description: "one sentence in the caller's language: what happened, what to do",
    },
    instance: { type: 'string', description: 'the request id' },
    details: { type: 'object' },
  },
};
