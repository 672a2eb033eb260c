import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { ChoiceList } from '../../components/choice-list.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { useOrderVerbs } from '../../data/orders.ts';
import { sentenceOf } from '../../data/words-of.ts';
import { toast } from '../../lib/toast.ts';

const reasons = [
  'changed_mind',
  'wrong_item',
  'wrong_address',
  'found_cheaper',
  'too_slow',
  'other',
] as const;

export function CancelSheet({
  orderId,
  open,
  onClose,
}: {
  orderId: string;
  open: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [reason, setReason] = useState<(typeof reasons)[number]>('changed_mind');
  const { cancel } = useOrderVerbs(orderId);
  const send = () =>
    cancel.mutate(t(`cancelReason.${reason}`), {
      onSuccess() {
        toast(t('order.cancelled'));
        onClose();
      },
      onError: (error) => toast(sentenceOf(error)),
    });
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={t('order.cancelAsk')}
      detail={t('order.cancelDetail')}
      footer={
        <>
          <Button kind="outline" size="large" wide onClick={onClose}>
            {t('order.cancelNo')}
          </Button>
          <Button size="large" wide loading={cancel.isPending} onClick={send}>
            {t('order.cancelYes')}
          </Button>
        </>
      }
    >
      <ChoiceList
        label={t('order.reason')}
        items={reasons.map((key) => ({ key, label: t(`cancelReason.${key}`) }))}
        value={reason}
        onChange={setReason}
      />
    </Sheet>
  );
}
