import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { knownActions } from './AuditWords.tsx';

/** One kind of action, found by its words. */
export function ActionFilter({ value, onChange }: { value: string; onChange: (action: string) => void }) {
  const { t } = useTranslation();
  return (
    <Select
      className="filter-actor"
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      value={value === '' ? null : value}
      placeholder={t('operator.action')}
      aria-label={t('operator.action')}
      options={knownActions.map((action) => ({
        value: action,
        label: t(`audit.${action}` as 'audit.orders.order_shipped'),
      }))}
      onChange={(next: string | null | undefined) => onChange(next ?? '')}
    />
  );
}
