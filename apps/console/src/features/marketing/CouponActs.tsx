import { Button, Flex, InputNumber, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ReasonButton } from '../../components/ConfirmButton.tsx';
import { useAct } from '../../components/use-act.ts';
import { EnrolmentButton } from '../enrolment/EnrolmentButton.tsx';
import type { CouponBatch, MarketingSource } from './marketing-source.ts';

export function CouponActs({
  source,
  batch: { batchId, state, funding },
}: {
  source: MarketingSource;
  batch: CouponBatch;
}) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const [add, setAdd] = useState<number | null>(100);
  const refresh = [source.key];
  const stop = useAct({
    act: (reason: string) => source.stopBatch(batchId, reason),
    refresh,
    done: t('coupons.stopped'),
  });
  const more = useAct({
    act: (pieces: number) => source.addStock(batchId, pieces),
    refresh,
    done: t('coupons.added'),
    onDone: () => setAdding(false),
  });
  const over = state === 'stopped' || state === 'closed';
  const shops = source.owner === 'platform' && (funding?.merchantBps ?? 0) > 0 && (
    <EnrolmentButton batchId={batchId} />
  );
  if (over) return shops;
  return (
    <Flex gap={8}>
      {shops}
      <Button size="small" onClick={() => setAdding(true)}>
        {t('coupons.addStock')}
      </Button>
      <ReasonButton
        size="small"
        danger
        title={t('coupons.stopTitle')}
        consequence={t('coupons.stopText')}
        confirm={t('marketing.stop')}
        reasonLabel={t('operator.reason')}
        onConfirm={(reason) => stop.mutateAsync(reason)}
      >
        {t('marketing.stop')}
      </ReasonButton>
      {adding && (
        <Modal
          open
          title={t('coupons.addStock')}
          okText={t('action.add')}
          cancelText={t('action.cancel')}
          okButtonProps={{ disabled: add === null }}
          confirmLoading={more.isPending}
          onOk={() => add !== null && more.mutate(add)}
          onCancel={() => setAdding(false)}
        >
          <InputNumber
            aria-label={t('coupons.total')}
            min={1}
            max={10_000_000}
            precision={0}
            value={add}
            onChange={setAdd}
          />
        </Modal>
      )}
    </Flex>
  );
}
