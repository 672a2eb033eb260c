import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OrderState } from './order-queries.ts';

const colours: Record<OrderState, string> = { unpaid: 'default', paid: 'volcano', shipped: 'blue', received: 'green', cancelled: 'default' };

export function OrderStateTag({ state }: { state: OrderState }) {
  const { t } = useTranslation();
  return <Tag color={colours[state]}>{t(`orders.state.${state}`)}</Tag>;
}
