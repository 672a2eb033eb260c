import { Type, type Static, type TSchema, type TProperties } from 'typebox';
import { prefixes, type Kind } from './ids.ts';
import type { OperatorPermission, ShopPermission } from './permissions.ts';
import type { ProblemKind } from './problem.ts';

export { Type, type Static, type TSchema };

/** Who may call a route. Ownership of a buyer's thing is decided in the query: not yours is not found. */
export type Access =
  | { readonly who: 'anyone' }
  | { readonly who: 'member' }
  | { readonly who: 'creator' }
  | { readonly who: 'shop'; readonly permission: ShopPermission }
  | { readonly who: 'operator'; readonly permission: OperatorPermission }
  | { readonly who: 'development' }
  | { readonly who: 'gateway' };

export const anyone = { who: 'anyone' } as const;
export const member = { who: 'member' } as const;
export const creator = { who: 'creator' } as const;
export const development = { who: 'development' } as const;
export const gateway = { who: 'gateway' } as const;
export const shop = <P extends ShopPermission>(permission: P) => ({ who: 'shop', permission }) as const;
export const operator = <P extends OperatorPermission>(permission: P) =>
  ({ who: 'operator', permission }) as const;

export type RouteContract = {
  readonly summary: string;
  readonly access: Access;
  readonly params?: TSchema;
  readonly query?: TSchema;
  readonly body?: TSchema;
  /** Schema of the answer; also the privacy filter: what it does not name is not sent. `Nothing` answers 204. */
  readonly reply: TSchema;
  readonly status?: 200 | 201 | 202;
  /** true: Idempotency-Key required, answer stored in the same transaction. 'own': required, kept by the verb (the order lane). */
  readonly idempotent?: true | 'own';
  /** 'own': the handler opens its transactions itself, because it talks to the outside or batches. */
  readonly transaction?: 'own';
  /** The body is multipart/form-data; the handler reads it from the request. */
  readonly multipart?: true;
  /** The body reaches the handler as the bytes that came (`request.body` is a Buffer), because a signature covers them. */
  readonly rawBody?: true;
  /** The answer is not JSON but this media type. */
  readonly produces?: string;
  /** At most `max` calls in `windowMs` per caller (person, else address). */
  readonly limit?: { readonly max: number; readonly windowMs: number };
  readonly problems?: readonly ProblemKind[];
};

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type RouteKey = `${Method} /${string}`;
export type Contract = Readonly<Record<RouteKey, RouteContract>>;

/** Keeps the literal types; the schemas are checked for strictness where routes are registered. */
export function contract<const C extends Contract>(routes: C): C {
  return routes;
}

/** An object that refuses unknown keys: in a shop a silently dropped price field is not a detail. */
export const Strict = <P extends TProperties>(properties: P, options: { description?: string } = {}) =>
  Type.Object(properties, { additionalProperties: false, ...options });

export const Nothing = Type.Null();

/** A wire id such as `ord_0199…`. */
export const IdOf = <K extends Kind>(kind: K) =>
  Type.String({ pattern: `^${prefixes[kind]}_[0-9a-f]{32}$`, description: `id of a ${kind}` });

/** An amount of money in fen. */
export const Fen = Type.Integer({
  minimum: 0,
  maximum: 9_007_199_254_740_991,
  description: 'amount in fen (1/100 yuan)',
});
/** An amount in fen that may be negative, such as a discount shown as a line. */
export const SignedFen = Type.Integer({ description: 'amount in fen, may be negative' });
export const Instant = Type.String({ format: 'date-time', description: 'instant, ISO 8601, UTC' });
export const Count = Type.Integer({ minimum: 0, maximum: 2_147_483_647 });
/** The value or null. A `type` array rather than anyOf where possible: the serialiser then needs no validator (4× faster). */
export function Maybe<S extends TSchema>(schema: S) {
  const plain = schema as { type?: unknown; enum?: unknown[] };
  if (typeof plain.type !== 'string') return Type.Unsafe<Static<S> | null>(Type.Union([schema, Type.Null()]));
  const withNull = plain.enum ? { enum: [...plain.enum, null] } : {};
  return Type.Unsafe<Static<S> | null>({ ...schema, ...withNull, type: [plain.type, 'null'] });
}
export const OneOf = <const V extends readonly string[]>(...values: V) =>
  Type.Unsafe<V[number]>({ type: 'string', enum: [...values] });
/** A name or text in both languages; the apps show the one that is on. */
export const Bilingual = Strict({ zh: Type.String(), en: Type.String() });
/** Trimmed, non-empty text without control characters. */
export const Text = (maxLength: number, minLength = 1) =>
  Type.String({ minLength, maxLength, pattern: '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]*$' });

/** One page of a list; `next` is the cursor of the following one, or null at the end. */
export const PageOf = <S extends TSchema>(item: S) =>
  Strict({ items: Type.Array(item), next: Maybe(Type.String()) });
export const cursorQuery = {
  cursor: Type.Optional(Type.String({ maxLength: 400, description: 'where the previous page ended' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, description: 'rows a page, default 20' })),
};

export type ParamsOf<R extends RouteContract> = R['params'] extends TSchema
  ? Static<R['params']>
  : Record<never, never>;
export type QueryOf<R extends RouteContract> = R['query'] extends TSchema
  ? Static<R['query']>
  : Record<never, never>;
export type BodyOf<R extends RouteContract> = R['body'] extends TSchema ? Static<R['body']> : undefined;
export type ReplyOf<R extends RouteContract> = Static<R['reply']>;
