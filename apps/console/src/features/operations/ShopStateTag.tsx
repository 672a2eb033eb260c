import { Tag, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ShopState } from './shop-queries.ts';

const colours: Record<ShopState, string> = { pending: 'gold', approved: 'green', rejected: 'red', suspended: 'red' };

export function ShopStateTag({ state, reason }: { state: ShopState; reason: string | null }) {
  const { t } = useTranslation();
  return <Tooltip title={reason}><Tag color={colours[state]}>{t(`shop.state.${state}`)}</Tag></Tooltip>;
}
