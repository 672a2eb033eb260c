import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseMoney } from '@jishi/ui/format-money.ts';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Button } from '../../components/button.tsx';
import { ChipRow } from '../../components/chip-row.tsx';
import { Field } from '../../components/field.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { useCategories } from '../../data/catalog.ts';
import { inLanguage } from '../../lib/in-language.ts';
import styles from './search.module.css';

export type Filters = {
  minFen?: number | undefined;
  maxFen?: number | undefined;
  category?: string | undefined;
};

type FilterSheetProps = {
  open: boolean;
  filters: Filters;
  onApply: (filters: Filters) => void;
  onClose: () => void;
};

export function FilterSheet({ open, filters, onApply, onClose }: FilterSheetProps) {
  const { t } = useTranslation();
  return (
    <Sheet open={open} onClose={onClose} title={t('search.filterTitle')}>
      <FilterForm
        filters={filters}
        onApply={(next) => {
          onApply(next);
          onClose();
        }}
      />
    </Sheet>
  );
}

const yuan = (fen: number | undefined): string => (fen === undefined ? '' : String(fen / 100));

function FilterForm({ filters, onApply }: { filters: Filters; onApply: (filters: Filters) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data: categories } = useCategories();
  const [category, setCategory] = useState(filters.category);
  const [min, setMin] = useState(yuan(filters.minFen));
  const [max, setMax] = useState(yuan(filters.maxFen));
  const minFen = min ? parseMoney(min) : undefined;
  const maxFen = max ? parseMoney(max) : undefined;
  const bad = minFen !== undefined && maxFen !== undefined && minFen > maxFen;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!bad) onApply({ minFen, maxFen, category });
      }}
    >
      <div>
        <h3>{t('search.priceRange')}</h3>
        <div className={styles.range}>
          <Field label={t('search.min')} quiet error={bad ? t('search.rangeBad') : undefined}>
            {(field) => (
              <input
                {...field}
                inputMode="decimal"
                placeholder={t('search.min')}
                value={min}
                onChange={(event) => setMin(event.target.value)}
              />
            )}
          </Field>
          <i>–</i>
          <Field label={t('search.max')} quiet>
            {(field) => (
              <input
                {...field}
                inputMode="decimal"
                placeholder={t('search.max')}
                value={max}
                onChange={(event) => setMax(event.target.value)}
              />
            )}
          </Field>
        </div>
      </div>
      <div>
        <h3>{t('search.category')}</h3>
        <ChipRow
          wrap
          label={t('search.category')}
          items={[
            { key: '', label: t('common.all') },
            ...(categories ?? []).map((one) => ({
              key: one.categoryId,
              label: inLanguage(one.name, language),
            })),
          ]}
          value={category ?? ''}
          onChange={(key) => setCategory(key || undefined)}
        />
      </div>
      <div className={styles.range}>
        <Button kind="outline" size="large" wide onClick={() => onApply({})}>
          {t('search.reset')}
        </Button>
        <Button type="submit" size="large" wide disabled={bad}>
          {t('search.apply')}
        </Button>
      </div>
    </form>
  );
}
