import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { orderStates, type OrderState } from './order-queries.ts';

type Props = { value: string; counts: Partial<Record<OrderState, number>> | undefined; onChange: (state: string) => void };

export function OrderTabs({ value, counts, onChange }: Props) {
  const { t } = useTranslation();
  const items = [
    { key: 'all', label: t('orders.state.all') },
    ...orderStates.map((state) => ({
      key: state,
      label: counts?.[state] === undefined ? t(`orders.state.${state}`) : `${t(`orders.state.${state}`)} ${counts[state]}`,
    })),
  ];
  return <Tabs className="state-tabs" activeKey={value === '' ? 'all' : value} items={items} onChange={(key) => onChange(key === 'all' ? '' : key)} />;
}
