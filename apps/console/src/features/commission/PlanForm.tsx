import { Alert, Form, Input, InputNumber, Modal, Radio } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Item } from '@jishi/wire';
import { problemOf } from '../../api/problem.ts';
import { call } from '../../api/wire.ts';
import { ProductPicker } from '../../components/form/ProductPicker.tsx';
import { chosen, required } from '../../components/form/rules.ts';
import { useAct } from '../../components/use-act.ts';

export type Plan = Item<'GET /shops/:shopId/commission-plans'>;
export const planKinds = ['normal', 'exclusive', 'targeted', 'leader'] as const;
export const plansKey = (shopId: string) => ['shop', shopId, 'commission'];
export const asBps = (percent: number) => Math.round(percent * 100);

type Values = {
  kind: Plan['kind'];
  productIds: string[];
  partyId?: string;
  rate: number;
  service?: number | null;
};

/** Promises creators a commission; a plan for one creator or leader names them. */
export function PlanForm({ shopId, onClose }: { shopId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const kind = Form.useWatch('kind', form) ?? 'normal';
  const idempotencyKey = useMemo(() => crypto.randomUUID(), []);
  const create = useAct({
    act: ({ kind: which, productIds, partyId, rate, service }: Values) =>
      call('POST /shops/:shopId/commission-plans', {
        params: { shopId },
        idempotencyKey,
        body: {
          kind: which,
          commissionBps: asBps(rate),
          ...(productIds[0] === undefined ? {} : { productId: productIds[0] }),
          ...(which === 'leader'
            ? { leaderId: partyId?.trim() ?? '', serviceBps: asBps(service ?? 0) }
            : which === 'normal'
              ? {}
              : { creatorId: partyId?.trim() ?? '' }),
        },
      }),
    refresh: [plansKey(shopId)],
    done: t('commissions.created'),
    quiet: true,
    onDone: onClose,
  });
  return (
    <Modal
      open
      title={t('commissions.create')}
      okText={t('commissions.create')}
      cancelText={t('action.cancel')}
      confirmLoading={create.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      {create.error !== null && (
        <Alert
          type="error"
          showIcon
          role="alert"
          className="form-errors"
          title={problemOf(create.error).detail}
        />
      )}
      <Form
        form={form}
        layout="vertical"
        requiredMark="optional"
        initialValues={{ kind: 'normal', productIds: [] }}
        onFinish={(values) => create.mutate(values)}
      >
        <Form.Item name="kind" label={t('commissions.kind')} extra={t(`commissions.kindText.${kind}`)}>
          <Radio.Group
            options={planKinds.map((value) => ({ value, label: t(`commissions.kinds.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="productIds" label={t('commissions.product')} extra={t('marketing.productsHint')}>
          <ProductPicker shopId={shopId} most={1} />
        </Form.Item>
        {kind !== 'normal' && (
          <Form.Item
            name="partyId"
            label={t(kind === 'leader' ? 'commissions.leader' : 'commissions.creator')}
            extra={t('commissions.creatorIdHint')}
            rules={[required(t('commissions.creatorId'))]}
          >
            <Input maxLength={40} placeholder="crt_…" />
          </Form.Item>
        )}
        <Form.Item name="rate" label={t('commissions.rate')} rules={[chosen(t('commissions.rate'))]}>
          <InputNumber min={0} max={100} precision={2} suffix="%" />
        </Form.Item>
        {kind === 'leader' && (
          <Form.Item name="service" label={t('commissions.service')}>
            <InputNumber min={0} max={100} precision={2} suffix="%" />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
