import { fieldsOf, kindOf, type Body, type FieldSchema, type Value } from './schema.ts';

/** One field that is not the same: a value before and after, or the rows that went and came. */
export type Change = {
  readonly path: readonly string[];
  readonly schema: FieldSchema;
  readonly before: Value;
  readonly after: Value;
};

/** Everything that differs between two versions, in the order of the form. */
export function changesBetween(
  schema: FieldSchema,
  before: Body,
  after: Body,
  path: readonly string[] = [],
): Change[] {
  return fieldsOf(schema).flatMap(([name, field]) => {
    const [was, is] = [before[name], after[name]];
    const here = [...path, name];
    if (kindOf(field) === 'group') return changesBetween(field, asBody(was), asBody(is), here);
    return same(was, is) ? [] : [{ path: here, schema: field, before: was, after: is }];
  });
}

export const asBody = (value: Value): Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Body) : {};
export const asRows = (value: Value): Value[] => (Array.isArray(value) ? value : []);

/** Equal as JSON, whatever the order of the keys. */
export function same(one: Value, other: Value): boolean {
  if (Object.is(one, other)) return true;
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((value, at) => same(value, other[at]));
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) || Array.isArray(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => key in other && same(asBody(one)[key], asBody(other)[key]))
  );
}

/** Rows of a table that are only in the first, and only in the second. */
export function rowsBetween(before: Value, after: Value): { gone: Value[]; come: Value[] } {
  const [was, is] = [asRows(before), asRows(after)];
  return {
    gone: was.filter((row) => !is.some((other) => same(row, other))),
    come: is.filter((row) => !was.some((other) => same(row, other))),
  };
}
