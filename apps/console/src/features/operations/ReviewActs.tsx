import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/wire.ts';
import { ConfirmButton, ReasonButton } from '../../components/ConfirmButton.tsx';
import { useAct } from '../../components/use-act.ts';
import { operatorReviewsKey, type OperatorReview } from './review-queries.ts';

type Props = { review: OperatorReview; size?: 'small' | 'middle' };

/** Hides a review with a reason, and takes that back: at once from the notice, later from its row. */
export function ReviewActs({ review: { reviewId, hidden }, size = 'middle' }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const params = { reviewId };
  const refresh = [operatorReviewsKey];
  const show = useAct({
    act: () => call('DELETE /operations/reviews/:reviewId/hiding', { params }),
    refresh,
    done: t('reviewCare.shown'),
  });
  const hide = useAct({
    act: (reason: string) => call('POST /operations/reviews/:reviewId/hiding', { params, body: { reason } }),
    refresh,
    onDone: () => {
      const key = `hidden-${reviewId}`;
      const undo = () => {
        message.destroy(key);
        show.mutate();
      };
      void message.success({
        key,
        duration: 8,
        content: (
          <>
            {t('reviewCare.hidden')}
            <Button type="link" size="small" onClick={undo}>
              {t('reviewCare.undo')}
            </Button>
          </>
        ),
      });
    },
  });
  if (hidden !== null)
    return (
      <ConfirmButton
        size={size}
        title={t('reviewCare.showTitle')}
        consequence={t('reviewCare.showText')}
        confirm={t('reviewCare.show')}
        onConfirm={() => show.mutateAsync()}
      >
        {t('reviewCare.show')}
      </ConfirmButton>
    );
  return (
    <ReasonButton
      size={size}
      danger
      title={t('reviewCare.hideTitle')}
      consequence={t('reviewCare.hideText')}
      reasonLabel={t('operator.reason')}
      confirm={t('reviewCare.hide')}
      onConfirm={(reason) => hide.mutateAsync(reason)}
    >
      {t('reviewCare.hide')}
    </ReasonButton>
  );
}
