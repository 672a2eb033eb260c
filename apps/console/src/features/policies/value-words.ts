import { formatMoney } from '@jishi/ui/format-money.ts';
import type { Language } from '@jishi/ui/language.ts';
import type { TFunction } from 'i18next';
import { policies } from '../../i18n/zh/policies.ts';
import { asBody, asRows } from './compare.ts';
import { fieldsOf, kindOf, labelOf, type FieldSchema, type Value } from './schema.ts';

export type Speech = { t: TFunction; language: Language };

/** The word after a number; amounts and rates carry their own sign. */
export const unitOf = (unit: string | undefined, t: TFunction): string =>
  unit !== undefined && unit in policies.unit ? t(`policies.unit.${unit as keyof typeof policies.unit}`) : '';

/** One of a few fixed values; one without words here is shown as it is. */
export const valueName = (value: string, t: TFunction): string =>
  value in policies.value ? t(`policies.value.${value as keyof typeof policies.value}`) : value;

type NamedKind = 'code' | 'category';
/** Fields whose values have names that are not in their schema: kinds of discounts, and categories of goods. */
const namedKinds: Readonly<Record<string, NamedKind>> = {
  codes: 'code',
  category: 'category',
  excludedCategories: 'category',
};

/** What may stand in a field that is typed, by name; undefined where anything may. */
export function namesFor(field: string, t: TFunction): { value: string; label: string }[] | undefined {
  const kind = namedKinds[field];
  if (kind === undefined) return undefined;
  return Object.keys(policies[kind]).map((value) => ({
    value,
    label: t(`policies.${kind}.${value}` as 'policies.category.fresh'),
  }));
}

const namedIn = (field: string, value: Value, t: TFunction): string | undefined => {
  const kind = namedKinds[field];
  return kind !== undefined && String(value) in policies[kind]
    ? t(`policies.${kind}.${String(value)}` as 'policies.category.fresh')
    : undefined;
};

/** A value as an operator would say it: "30 minutes", "¥1.00", "0.6%", "1, 3, 7 days". */
export function wordsOf(schema: FieldSchema, value: Value, speech: Speech, name = ''): string {
  const { t, language } = speech;
  if (value === undefined || value === null || value === '') return t('policies.empty');
  const named = namedIn(name, value, t);
  if (named !== undefined) return named;
  switch (kindOf(schema)) {
    case 'number':
      return numberWords(schema, Number(value), t);
    case 'flag':
      return t(value === true ? 'policies.yes' : 'policies.no');
    case 'choice':
      return valueName(String(value), t);
    case 'list':
    case 'table':
      return listWords(schema, asRows(value), speech, name);
    case 'bilingual':
      return String(asBody(value)[language] ?? '') || t('policies.empty');
    case 'group':
      return fieldsOf(schema)
        .map(
          ([name, field]) =>
            `${labelOf(name, field, language)} ${wordsOf(field, asBody(value)[name], speech, name)}`,
        )
        .join(' · ');
    default:
      return typeof value === 'string' ? value : JSON.stringify(value);
  }
}

function numberWords(schema: FieldSchema, value: number, t: TFunction): string {
  if (schema.unit === 'fen') return formatMoney(value);
  if (schema.unit === 'bps') return `${value / 100}%`;
  const unit = unitOf(schema.unit, t);
  return unit === '' ? String(value) : `${value} ${unit}`;
}

function listWords(
  { items = {}, unit }: FieldSchema,
  values: readonly Value[],
  speech: Speech,
  name: string,
): string {
  if (values.length === 0) return speech.t('policies.empty');
  const joined = values
    .map((value) => wordsOf(items, value, speech, name))
    .join(speech.language === 'zh' ? '、' : ', ');
  const after = items.unit === undefined ? unitOf(unit, speech.t) : '';
  return after === '' ? joined : `${joined} ${after}`;
}
