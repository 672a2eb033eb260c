import { Button, Flex, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftSku } from './product-draft.ts';

/** Writes the same price, stock or weight into every row. */
export function FillAll({ onFill }: { onFill: (patch: Partial<DraftSku>) => void }) {
  const { t } = useTranslation();
  const [values, setValues] = useState({ price: '', stock: '', weightGrams: '' });
  const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''));
  return (
    <Flex gap={8} align="center" wrap className="fill-all">
      <span className="quiet">{t('products.fillAll')}</span>
      {(['price', 'stock', 'weightGrams'] as const).map((field) => (
        <Input
          key={field}
          value={values[field]}
          aria-label={`${t('products.fillAll')} ${t(`products.sku.${field}`)}`}
          placeholder={t(`products.sku.${field}`)}
          onChange={(event) => setValues({ ...values, [field]: event.target.value })}
        />
      ))}
      <Button disabled={Object.keys(filled).length === 0} onClick={() => onFill(filled)}>
        {t('products.fill')}
      </Button>
    </Flex>
  );
}
