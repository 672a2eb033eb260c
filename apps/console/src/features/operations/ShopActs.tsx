import { Button, Flex } from 'antd';
import { useLanguage } from '@jishi/ui/language.ts';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/wire.ts';
import { ConfirmButton, ReasonButton } from '../../components/ConfirmButton.tsx';
import { useAct } from '../../components/use-act.ts';
import { shopsKey, type OperatorShop } from './shop-queries.ts';

type Props = { shop: Pick<OperatorShop, 'shopId' | 'state' | 'name'>; size?: 'small' | 'middle' };

/** What can be decided about a shop in its state; every refusal carries a reason that its owner reads. */
export function ShopActs({ shop, size = 'middle' }: Props) {
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
    <Flex gap={8}>
      {shop.state === 'pending' && (
        <>
          <Button size={size} type="primary" loading={approve.isPending} onClick={() => approve.mutate()}>
            {t('operator.approve')}
          </Button>
          <ReasonButton
            size={size}
            danger
            title={t('operator.rejectShop', { name })}
            consequence={t('operator.rejectShopText')}
            reasonLabel={t('operator.reason')}
            confirm={t('operator.reject')}
            onConfirm={(reason) => reject.mutateAsync(reason)}
          >
            {t('operator.reject')}
          </ReasonButton>
        </>
      )}
      {shop.state === 'approved' && (
        <ReasonButton
          size={size}
          danger
          title={t('operator.suspendShop', { name })}
          consequence={t('operator.suspendShopText')}
          reasonLabel={t('operator.reason')}
          confirm={t('operator.suspend')}
          onConfirm={(reason) => suspend.mutateAsync(reason)}
        >
          {t('operator.suspend')}
        </ReasonButton>
      )}
      {shop.state === 'suspended' && (
        <ConfirmButton
          size={size}
          title={t('operator.liftShop', { name })}
          consequence={t('operator.liftShopText')}
          confirm={t('operator.lift')}
          onConfirm={() => approve.mutateAsync()}
        >
          {t('operator.lift')}
        </ConfirmButton>
      )}
    </Flex>
  );
}
