import { useTranslation } from 'react-i18next';
import { TabRow } from '../../components/tab-row.tsx';
import { orderStates, useOrderCounts, type OrderState } from '../../data/orders.ts';

type OrderTab = OrderState | 'all';
/** States that wait for something; what is over needs no number. */
const shownCounts: readonly OrderTab[] = ['unpaid', 'paid', 'shipped'];

export const orderTabs: readonly OrderTab[] = ['all', ...orderStates];

export function OrderTabs({ value, onChange }: { value: OrderTab; onChange: (tab: OrderTab) => void }) {
  const { t } = useTranslation();
  const { data: counts } = useOrderCounts();
  const items = orderTabs.map((tab) => ({
    key: tab,
    label: t(`orderTab.${tab}`),
    count: tab !== 'all' && shownCounts.includes(tab) ? (counts?.[tab] ?? 0) : 0,
  }));
  return <TabRow label={t('orders.tabsLabel')} items={items} value={value} onChange={onChange} />;
}
