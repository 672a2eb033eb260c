import { Alert, Form, Input, InputNumber, Modal, Radio } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../api/problem.ts';
import { call } from '../../api/wire.ts';
import { chosen, required } from '../../components/form/rules.ts';
import { useAct } from '../../components/use-act.ts';
import { stockKey, type StockRow } from './stock-queries.ts';

type Props = { shopId: string; rows: readonly StockRow[]; onClose: (done: boolean) => void };
type Values = { how: 'change' | 'onHand'; pieces: number; reason: string };

/** Receive goods, or correct a count; for one item or the same for several. */
export function AdjustForm({ shopId, rows, onClose }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const how = Form.useWatch('how', form) ?? 'change';
  const idempotencyKey = useMemo(() => crypto.randomUUID(), []);
  const adjust = useAct({
    act: ({ how: kind, pieces, reason }: Values) =>
      call('POST /shops/:shopId/stock-adjustments', {
        params: { shopId },
        body: { lines: rows.map(({ skuId }) => ({ skuId, [kind]: pieces })), reason: reason.trim() },
        idempotencyKey,
      }),
    refresh: [stockKey(shopId)],
    done: t('stock.adjusted', { count: rows.length }),
    quiet: true,
    onDone: () => onClose(true),
  });
  const only = rows.length === 1 ? rows[0] : undefined;
  return (
    <Modal
      open
      title={
        only === undefined
          ? t('stock.adjustMany', { count: rows.length })
          : t('stock.adjustOne', { name: `${only.title} ${only.specText}` })
      }
      okText={t('stock.adjust')}
      cancelText={t('action.cancel')}
      confirmLoading={adjust.isPending}
      onOk={form.submit}
      onCancel={() => onClose(false)}
    >
      {adjust.error !== null && (
        <Alert
          type="error"
          showIcon
          role="alert"
          className="form-errors"
          title={problemOf(adjust.error).detail}
        />
      )}
      {only !== undefined && (
        <p className="quiet">
          {t('stock.now', { onHand: only.onHand, reserved: only.reserved, available: only.available })}
        </p>
      )}
      <Form
        form={form}
        layout="vertical"
        requiredMark="optional"
        initialValues={{ how: 'change' }}
        onFinish={(values) => adjust.mutate(values)}
      >
        <Form.Item name="how" label={t('stock.how')}>
          <Radio.Group
            options={[
              { value: 'change', label: t('stock.change') },
              { value: 'onHand', label: t('stock.count') },
            ]}
          />
        </Form.Item>
        <Form.Item
          name="pieces"
          label={t(how === 'change' ? 'stock.changeBy' : 'stock.counted')}
          rules={[chosen(t('stock.pieces'))]}
          extra={t(how === 'change' ? 'stock.changeHint' : 'stock.countHint')}
        >
          <InputNumber precision={0} min={how === 'change' ? -1_000_000 : 0} max={1_000_000} />
        </Form.Item>
        <Form.Item name="reason" label={t('stock.reason')} rules={[required(t('stock.reason'))]}>
          <Input maxLength={200} placeholder={t('stock.reasonHint')} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
