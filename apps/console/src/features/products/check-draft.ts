import { parseMoney } from '@jishi/ui/format-money.ts';
import type { TFunction } from 'i18next';
import type { FieldFault } from '../../components/form/FormErrors.tsx';
import type { DraftSku, ProductDraft } from './product-draft.ts';

/** What stops a draft from being saved, and with `complete` from being submitted. The server has the last word. */
export function checkDraft(draft: ProductDraft, t: TFunction, complete: boolean): FieldFault[] {
  const faults: FieldFault[] = [];
  const fault = (name: (string | number)[], text: string) => faults.push({ name, text });
  if (draft.title.trim() === '') fault(['title'], t('form.required', { name: t('products.title') }));
  if (draft.categoryId === null) fault(['category'], t('form.required', { name: t('products.category') }));
  if (complete && draft.pictures.length === 0) fault(['pictures'], t('products.pictureNeeded'));
  for (const [index, option] of draft.options.entries()) {
    if (option.values.length > 0 && option.name.trim() === '')
      fault(['option', index], t('form.required', { name: t('products.optionName') }));
  }
  for (const [index, sku] of draft.skus.entries()) checkSku(sku, index, t, fault);
  return faults;
}

function checkSku(
  sku: DraftSku,
  index: number,
  t: TFunction,
  fault: (name: (string | number)[], text: string) => void,
) {
  const which = sku.optionValues.length === 0 ? '' : `${sku.optionValues.join(' / ')}: `;
  const price = parseMoney(sku.price);
  if (sku.price.trim() === '')
    fault(['sku', index, 'price'], which + t('form.required', { name: t('products.price') }));
  else if (price === undefined || price === 0) fault(['sku', index, 'price'], which + t('form.money'));
  const compareAt = parseMoney(sku.compareAt);
  if (sku.compareAt.trim() !== '' && compareAt === undefined)
    fault(['sku', index, 'compareAt'], which + t('form.money'));
  if (compareAt !== undefined && price !== undefined && compareAt <= price)
    fault(['sku', index, 'compareAt'], which + t('products.compareAtHigher'));
  if (!/^\d*$/.test(sku.stock.trim())) fault(['sku', index, 'stock'], which + t('form.integer'));
  if (!/^\d*$/.test(sku.weightGrams.trim())) fault(['sku', index, 'weightGrams'], which + t('form.integer'));
}
