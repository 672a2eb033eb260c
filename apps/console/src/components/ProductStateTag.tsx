import { Tag, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Item } from '@jishi/wire';

type ProductState = Item<'GET /shops/:shopId/products'>['state'];

const colours: Record<ProductState, string> = {
  draft: 'default',
  pending_review: 'gold',
  rejected: 'red',
  approved: 'cyan',
  on_shelf: 'green',
  off_shelf: 'default',
  suspended: 'red',
};

type Props = { state: ProductState; reason?: string | null; revision?: { state: 'pending_review' | 'rejected'; reason: string | null } | null };

export function ProductStateTag({ state, reason = null, revision = null }: Props) {
  const { t } = useTranslation();
  return (
    <span className="nowrap">
      <Tooltip title={reason}><Tag color={colours[state]}>{t(`products.state.${state}`)}</Tag></Tooltip>
      {revision !== null && (
        <Tooltip title={revision.reason}>
          <Tag color={revision.state === 'rejected' ? 'red' : 'gold'}>{t(`products.revision.${revision.state}`)}</Tag>
        </Tooltip>
      )}
    </span>
  );
}
