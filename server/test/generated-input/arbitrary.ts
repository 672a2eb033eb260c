import fc from 'fast-check';

type Schema = {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  pattern?: string;
  format?: string;
};

/** What breaks shops: SQL and query syntax, scripts, overlong and control text, and amounts no till has seen. */
export const nastyTexts = [
  "' or 1=1 --",
  '"; drop table orders; --',
  "a'); select pg_sleep(9) --",
  'a & | ! <-> :*',
  '%_\\',
  '<script>alert(1)</script>',
  '{{7*7}}',
  '../../etc/passwd',
  '\u202Eevil',
  '💥'.repeat(50),
  ' ',
  '',
  'null',
  '-1',
  '1e21',
  'x'.repeat(5_000),
  'a\nb',
  '\u0000',
  '\uD800',
  'ord_00000000000000000000000000000000',
];
export const nastyNumbers = [-1, 0, 0.5, 1e21, 2 ** 53 + 2, -(2 ** 63), 2 ** 31, Number.MAX_SAFE_INTEGER];
const nastyValues = [...nastyTexts, ...nastyNumbers, null, true, [], {}, [[]], ['x'], { $gt: '' }];

/** Values a schema accepts, as far as it says what it accepts. */
export function validFor(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(validFor));
  const types = Array.isArray(schema.type) ? schema.type : [schema.type];
  return fc.oneof(...types.map((type) => validOfType(type, schema)));
}

function validOfType(type: string | undefined, schema: Schema): fc.Arbitrary<unknown> {
  switch (type) {
    case 'string':
      return validText(schema);
    case 'integer':
      return fc.integer({
        min: schema.minimum ?? -1_000,
        max: Math.min(schema.maximum ?? 1_000_000, 2 ** 31 - 1),
      });
    case 'number':
      return fc.double({ min: schema.minimum ?? -1e6, max: schema.maximum ?? 1e6, noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.array(validFor(schema.items ?? {}), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 3, (schema.minItems ?? 0) + 3),
      });
    case 'object':
      return validObject(schema);
    case 'null':
      return fc.constant(null);
    default:
      return fc.constantFrom(...nastyValues);
  }
}

function validObject({ properties = {}, required = [] }: Schema): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, validFor(schema)]),
  );
  return fc.record(fields, { requiredKeys: required });
}

function validText({ pattern, format, minLength = 0, maxLength = 60 }: Schema): fc.Arbitrary<string> {
  if (format === 'date-time')
    return fc
      .date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString());
  // Text() only refuses control characters, so plain words fit; other patterns are short enough to generate from.
  if (pattern && !pattern.startsWith('^[^')) return fc.stringMatching(new RegExp(pattern));
  const words = fc.constantFrom(
    '苹果',
    'apple',
    '红富士 5斤',
    "O'Brien",
    'a-b',
    '满39减6',
    '<b>粗</b>',
    '100%',
  );
  return words.map((word) =>
    word.length < minLength ? word.padEnd(minLength, '长') : word.slice(0, maxLength),
  );
}

/** Something of the right shape in which one place went wrong. */
export function nastyFor(schema: Schema): fc.Arbitrary<unknown> {
  const names = Object.keys(schema.properties ?? {});
  if (names.length === 0) return fc.constantFrom(...nastyValues);
  return fc
    .tuple(validFor(schema), fc.constantFrom(...names, 'unknownField'), fc.constantFrom(...nastyValues))
    .map(([value, name, nasty]) => ({
      ...(value as object),
      [name]: nasty,
    }));
}
