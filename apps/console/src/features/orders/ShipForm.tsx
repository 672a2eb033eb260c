import { useLanguage } from '@jishi/ui/use-language.ts';
import { App, Form, Input, Modal, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/wire.ts';
import { FormErrors } from '../../components/form/FormErrors.tsx';
import { chosen, picked } from '../../components/form/rules.ts';
import { useFormFaults } from '../../components/form/use-form-faults.ts';
import { useAct } from '../../components/use-act.ts';
import { ordersKey, useCarriers } from './order-queries.ts';

type Props = { shopId: string; orderId: string; orderNumber: string; open: boolean; onClose: () => void };
type Values = { carrier: string; trackingNumber: string };

export const trackingPattern = /^[A-Za-z0-9-]{6,40}$/;

/** One order: carrier and tracking number. The key stays the same while the dialog is open, so a double press ships once. */
export function ShipForm({ shopId, orderId, orderNumber, open, onClose }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const faults = useFormFaults();
  const language = useLanguage();
  const carriers = useCarriers();
  const carrierCode = Form.useWatch('carrier', form);
  const carrier = carriers.data?.items.find(({ code }) => code === carrierCode);
  const hint =
    carrier === undefined
      ? t('orders.trackingHint')
      : t('orders.waybillHint', { name: carrier.name[language], example: carrier.example });
  const idempotencyKey = useMemo(() => crypto.randomUUID(), [orderId, open]);
  const [lastCarrier] = useState(() => localStorage.getItem('jishi.console.carrier') ?? undefined);
  const ship = useAct({
    act: (body: Values) =>
      call('POST /shops/:shopId/orders/:orderId/shipment', {
        params: { shopId, orderId },
        body,
        idempotencyKey,
      }),
    refresh: [ordersKey(shopId), ['shop', shopId, 'dashboard']],
    quiet: true,
    onDone: (_, { carrier }) => {
      localStorage.setItem('jishi.console.carrier', carrier);
      void message.success(t('orders.shipped', { number: orderNumber }));
      onClose();
    },
  });
  return (
    <Modal
      open={open}
      title={t('orders.shipTitle', { number: orderNumber })}
      okText={t('orders.ship')}
      cancelText={t('action.cancel')}
      confirmLoading={ship.isPending}
      onOk={form.submit}
      onCancel={onClose}
      destroyOnHidden
    >
      <FormErrors {...faults.props} />
      <Form
        form={form}
        layout="vertical"
        requiredMark="optional"
        initialValues={{ carrier: lastCarrier }}
        onFinish={faults.onFinish((values: Values) =>
          ship.mutate(
            { ...values, trackingNumber: values.trackingNumber.trim() },
            { onError: faults.onRefused },
          ),
        )}
        onFinishFailed={faults.onFinishFailed}
      >
        <Form.Item name="carrier" label={t('orders.carrier')} rules={[picked(t('orders.carrier'))]}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={(carriers.data?.items ?? []).map(({ code, name }) => ({
              value: code,
              label: name[language],
            }))}
          />
        </Form.Item>
        <Form.Item
          name="trackingNumber"
          label={t('orders.trackingNumber')}
          extra={hint}
          rules={[
            chosen(t('orders.trackingNumber')),
            { pattern: trackingPattern, message: t('orders.trackingHint') },
          ]}
        >
          <Input autoComplete="off" onPressEnter={form.submit} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
