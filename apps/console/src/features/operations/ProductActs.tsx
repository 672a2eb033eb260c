import { Button, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/wire.ts';
import { ConfirmButton, ReasonButton } from '../../components/ConfirmButton.tsx';
import { useAct } from '../../components/use-act.ts';
import { reviewKey, type ReviewProduct } from './product-queries.ts';

type Props = { product: ReviewProduct; size?: 'small' | 'middle'; onDone?: () => void };

/** Approve or reject what waits; take off the shelf what breaks a rule. */
export function ProductActs({ product, size = 'middle', onDone }: Props) {
  const { t } = useTranslation();
  const { title } = product;
  const params = { productId: product.productId };
  const refresh = [reviewKey, ['operations', 'queue']];
  const after = onDone === undefined ? {} : { onDone };
  const approve = useAct({
    act: () =>
      call('POST /operations/products/:productId/approval', { params, query: { version: product.version } }),
    refresh,
    done: t('operator.productApproved'),
    ...after,
  });
  const reject = useAct({
    act: (reason: string) =>
      call('POST /operations/products/:productId/rejection', { params, body: { reason } }),
    refresh,
    done: t('operator.productRejected'),
    ...after,
  });
  const suspend = useAct({
    act: (reason: string) =>
      call('POST /operations/products/:productId/suspension', { params, body: { reason } }),
    refresh,
    done: t('operator.productSuspended'),
  });
  const lift = useAct({
    act: () => call('DELETE /operations/products/:productId/suspension', { params }),
    refresh,
    done: t('operator.lifted'),
  });
  const waiting = product.state === 'pending_review' || product.revision?.state === 'pending_review';
  return (
    <Flex gap={8}>
      {waiting && (
        <>
          <Button size={size} type="primary" loading={approve.isPending} onClick={() => approve.mutate()}>
            {t('operator.approve')}
          </Button>
          <ReasonButton
            size={size}
            danger
            title={t('operator.rejectProduct', { title })}
            consequence={t('operator.rejectProductText')}
            reasonLabel={t('operator.reason')}
            confirm={t('operator.reject')}
            onConfirm={(reason) => reject.mutateAsync(reason)}
          >
            {t('operator.reject')}
          </ReasonButton>
        </>
      )}
      {product.state === 'on_shelf' && !waiting && (
        <ReasonButton
          size={size}
          danger
          title={t('operator.suspendProduct', { title })}
          consequence={t('operator.suspendProductText')}
          reasonLabel={t('operator.reason')}
          confirm={t('operator.takeOff')}
          onConfirm={(reason) => suspend.mutateAsync(reason)}
        >
          {t('operator.takeOff')}
        </ReasonButton>
      )}
      {product.state === 'suspended' && (
        <ConfirmButton
          size={size}
          title={t('operator.liftProduct', { title })}
          consequence={t('operator.liftProductText')}
          confirm={t('operator.lift')}
          onConfirm={() => lift.mutateAsync()}
        >
          {t('operator.lift')}
        </ConfirmButton>
      )}
    </Flex>
  );
}
