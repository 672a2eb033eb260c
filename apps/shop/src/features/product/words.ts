import type { Language } from '@jishi/ui/language.ts';
import type { Product, Sku } from '../../data/catalog.ts';

// What a merchant wrote in Chinese and, where they did, in English too.
type Option = Product['options'][number];
type Attribute = Product['attributes'][number];

export const optionName = (option: Pick<Option, 'name' | 'nameEn'>, language: Language): string =>
  language === 'en' ? (option.nameEn ?? option.name) : option.name;

export const valueWords = ({ value, valueEn }: Option['values'][number], language: Language): string =>
  language === 'en' ? (valueEn ?? value) : value;

export const skuWords = (sku: Sku | undefined, language: Language): string =>
  ((language === 'en' ? sku?.optionValuesEn : undefined) ?? sku?.optionValues ?? []).join(' / ');

export const descriptionIn = (product: Product, language: Language): string =>
  language === 'en' ? (product.descriptionEn ?? product.description) : product.description;

export const attributeIn = (
  { name, value, nameEn, valueEn }: Attribute,
  language: Language,
): { name: string; value: string } =>
  language === 'en' ? { name: nameEn ?? name, value: valueEn ?? value } : { name, value };
