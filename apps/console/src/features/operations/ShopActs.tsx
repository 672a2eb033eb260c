import { useLanguage } from '@jishi/ui/use-language.ts';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/wire.ts';
import { useAct } from '../../components/use-act.ts';
import { DecisionActs } from './DecisionActs.tsx';
import { shopsKey, type OperatorShop } from './shop-queries.ts';

type Props = { shop: Pick<OperatorShop, 'shopId' | 'state' | 'name'>; size?: 'small' | 'middle' };

/** What can be decided about a shop in its state; every refusal carries a reason that its owner reads. */
export function ShopActs({ shop, size }: Props) {
  const { t } = useTranslation();
  const name = shop.name[useLanguage()];
  const params = { shopId: shop.shopId };
  const refresh = [shopsKey, ['operations', 'dashboard'], ['operations', 'queue']];
  const approve = useAct({
    act: () => call('POST /operations/shops/:shopId/approval', { params }),
    refresh,
    done: t('operator.shopApproved', { name }),
  });
  const reject = useAct({
    act: (reason: string) => call('POST /operations/shops/:shopId/rejection', { params, body: { reason } }),
    refresh,
    done: t('operator.shopRejected', { name }),
  });
  const suspend = useAct({
    act: (reason: string) => call('POST /operations/shops/:shopId/suspension', { params, body: { reason } }),
    refresh,
    done: t('operator.shopSuspended', { name }),
  });
  return (
    <DecisionActs
      size={size}
      {...(shop.state === 'pending' && {
        approve: { act: () => approve.mutate(), pending: approve.isPending },
        reject: {
          title: t('operator.rejectShop', { name }),
          consequence: t('operator.rejectShopText'),
          confirm: t('operator.reject'),
          act: reject.mutateAsync,
        },
      })}
      {...(shop.state === 'approved' && {
        suspend: {
          title: t('operator.suspendShop', { name }),
          consequence: t('operator.suspendShopText'),
          confirm: t('operator.suspend'),
          act: suspend.mutateAsync,
        },
      })}
      {...(shop.state === 'suspended' && {
        lift: {
          title: t('operator.liftShop', { name }),
          consequence: t('operator.liftShopText'),
          act: () => approve.mutateAsync(),
        },
      })}
    />
  );
}
