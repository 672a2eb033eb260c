import { useTranslation } from 'react-i18next';
import { FilterBar, SearchFilter, SelectFilter } from '../../components/table/FilterBar.tsx';

const billStates = ['paid', 'received', 'settled', 'void'] as const;
export type BillState = (typeof billStates)[number];

type Values = { readonly q: string; readonly state: string };
type Props = {
  filters: Values;
  narrowed: boolean;
  onChange: (change: Partial<Values>) => void;
  onClear: () => void;
};

/** What every list of bills is narrowed by: an order or a product, and how far it is. */
export function BillFilters({ filters, narrowed, onChange, onClear }: Props) {
  const { t } = useTranslation();
  return (
    <FilterBar narrowed={narrowed} onClear={onClear}>
      <SearchFilter value={filters.q} placeholder={t('finance.findBill')} onSearch={(q) => onChange({ q })} />
      <SelectFilter
        value={filters.state}
        label={t('finance.state')}
        options={billStates.map((value) => ({ value, label: t(`finance.billState.${value}`) }))}
        onChange={(state) => onChange({ state })}
      />
    </FilterBar>
  );
}

export type BillQuery = ReturnType<typeof billQuery>;

/** The same as a query of the API. */
export const billQuery = ({ q, state }: Values, cursor: string | undefined) => ({
  ...(state === '' ? {} : { state: state as BillState }),
  ...(q === '' ? {} : { q }),
  ...(cursor === undefined ? {} : { cursor }),
});
