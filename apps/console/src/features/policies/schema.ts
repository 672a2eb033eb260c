import type { Language } from '@jishi/ui/language.ts';
import i18next from 'i18next';

/** What the server says of a field: JSON schema with words in both languages and, for amounts, a unit. */
export type FieldSchema = {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: FieldSchema;
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly words?: Readonly<Record<Language, string>>;
  readonly unit?: string;
};

export type Value = unknown;
export type Body = Record<string, Value>;

export type Kind = 'group' | 'bilingual' | 'table' | 'list' | 'choice' | 'number' | 'flag' | 'text';

export function kindOf(schema: FieldSchema): Kind {
  if (schema.enum !== undefined) return 'choice';
  switch (schema.type) {
    case 'object':
      return isBilingual(schema) ? 'bilingual' : 'group';
    case 'array':
      return schema.items?.type === 'object' ? 'table' : 'list';
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
      return 'flag';
    default:
      return 'text';
  }
}

/** The same words in both languages: one value, not a group of two. */
function isBilingual({ properties = {} }: FieldSchema): boolean {
  const { zh, en, ...more } = properties;
  return zh?.type === 'string' && en?.type === 'string' && Object.keys(more).length === 0;
}

export const fieldsOf = (schema: FieldSchema): [string, FieldSchema][] =>
  Object.entries(schema.properties ?? {});

/** The words of a field: the server's, or this app's for what has none; what nobody named is called by its own name. */
export const labelOf = (name: string, schema: FieldSchema, language: Language): string =>
  schema.words?.[language] ??
  keyName(name, language) ??
  name.replaceAll(
    /([a-z])([A-Z])/g,
    (_, before: string, after: string) => `${before} ${after.toLowerCase()}`,
  );

const keyName = (name: string, lng: Language): string | undefined =>
  i18next.exists(`policies.key.${name}`, { lng })
    ? i18next.t(`policies.key.${name}` as 'policies.key.why', { lng })
    : undefined;

/** Fen are written in yuan and basis points in percent; everything else as it is. */
export const scaleOf = (schema: FieldSchema): number =>
  schema.unit === 'fen' || schema.unit === 'bps' ? 100 : 1;

/** What a new row or an emptied field begins with. */
export function blankOf(schema: FieldSchema): Value {
  switch (kindOf(schema)) {
    case 'group':
      return Object.fromEntries(fieldsOf(schema).map(([name, field]) => [name, blankOf(field)]));
    case 'bilingual':
      return { zh: '', en: '' };
    case 'table':
    case 'list':
      return [];
    case 'choice':
      return schema.enum?.[0];
    case 'number':
      return Math.max(0, schema.minimum ?? 0);
    case 'flag':
      return false;
    case 'text':
      return '';
  }
}
