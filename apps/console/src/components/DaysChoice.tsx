import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';

/** The period of a chart; kept in the address by the page. */
export function DaysChoice({ value, onChange }: { value: string; onChange: (days: string) => void }) {
  const { t } = useTranslation();
  return (
    <Segmented
      size="small"
      value={value}
      aria-label={t('chart.period')}
      options={['7', '30', '90'].map((days) => ({
        value: days,
        label: t('chart.days', { count: Number(days) }),
      }))}
      onChange={onChange}
    />
  );
}
