import type { Language } from '@jishi/ui/language.ts';
import type { TFunction } from 'i18next';
import type { FieldFault } from '../../components/form/FormErrors.tsx';
import { asBody, asRows } from './compare.ts';
import { fieldsOf, kindOf, labelOf, scaleOf, type FieldSchema, type Value } from './schema.ts';

export const idOf = (path: readonly (string | number)[]): string => ['policy', ...path].join('_');

/** What the schema does not allow, each with its field; what only the server knows, it says itself. */
export function faultsOf(
  schema: FieldSchema,
  value: Value,
  { t, language }: { t: TFunction; language: Language },
  path: readonly (string | number)[] = [],
  label = '',
): FieldFault[] {
  const fault = (text: string): FieldFault[] => [{ name: ['policy', ...path], text }];
  const below = (field: FieldSchema, part: Value, at: string | number, name: string) =>
    faultsOf(field, part, { t, language }, [...path, at], name);
  switch (kindOf(schema)) {
    case 'group':
      return fieldsOf(schema).flatMap(([name, field]) =>
        below(field, asBody(value)[name], name, labelOf(name, field, language)),
      );
    case 'bilingual': {
      const { zh, en } = asBody(value);
      return String(zh ?? '').trim() === '' || String(en ?? '').trim() === ''
        ? fault(t('policies.bothLanguages', { name: label }))
        : [];
    }
    case 'table':
    case 'list': {
      const rows = asRows(value);
      if (rows.length < (schema.minItems ?? 0))
        return fault(t('policies.atLeastRows', { name: label, count: schema.minItems ?? 0 }));
      if (rows.length > (schema.maxItems ?? rows.length))
        return fault(t('policies.atMostRows', { name: label, count: schema.maxItems ?? 0 }));
      return rows.flatMap((row, at) =>
        below(schema.items ?? {}, row, at, t('policies.rowOf', { name: label, at: at + 1 })),
      );
    }
    case 'number': {
      const { minimum = -Infinity, maximum = Infinity } = schema;
      if (typeof value !== 'number') return fault(t('form.required', { name: label }));
      if (value >= minimum && value <= maximum) return [];
      const scale = scaleOf(schema);
      return fault(t('policies.between', { name: label, min: minimum / scale, max: maximum / scale }));
    }
    case 'text':
      return String(value ?? '').length < (schema.minLength ?? 0)
        ? fault(t('form.required', { name: label }))
        : [];
    default:
      return [];
  }
}
