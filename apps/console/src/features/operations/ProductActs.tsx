import { useLanguage } from '@jishi/ui/use-language.ts';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/wire.ts';
import { titleOf } from '../../components/title-of.ts';
import { useAct } from '../../components/use-act.ts';
import { DecisionActs } from './DecisionActs.tsx';
import { reviewKey, type ReviewProduct } from './product-queries.ts';

type Props = { product: ReviewProduct; size?: 'small' | 'middle'; onDone?: () => void };

/** Approve or reject what waits; take off the shelf what breaks a rule. */
export function ProductActs({ product, size, onDone }: Props) {
  const { t } = useTranslation();
  const title = titleOf(product, useLanguage());
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
    <DecisionActs
      size={size}
      {...(waiting && {
        approve: { act: () => approve.mutate(), pending: approve.isPending },
        reject: {
          title: t('operator.rejectProduct', { title }),
          consequence: t('operator.rejectProductText'),
          confirm: t('operator.reject'),
          act: reject.mutateAsync,
        },
      })}
      {...(product.state === 'on_shelf' &&
        !waiting && {
          suspend: {
            title: t('operator.suspendProduct', { title }),
            consequence: t('operator.suspendProductText'),
            confirm: t('operator.takeOff'),
            act: suspend.mutateAsync,
          },
        })}
      {...(product.state === 'suspended' && {
        lift: {
          title: t('operator.liftProduct', { title }),
          consequence: t('operator.liftProductText'),
          act: () => lift.mutateAsync(),
        },
      })}
    />
  );
}
