import { DatePicker, Form, Input, Modal, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/wire.ts';
import { bilingual, BilingualField, type Bilingual } from '../../components/form/BilingualField.tsx';
import { FormErrors } from '../../components/form/FormErrors.tsx';
import { chosen, required } from '../../components/form/rules.ts';
import { useFormFaults } from '../../components/form/use-form-faults.ts';
import { YuanInput } from '../../components/form/YuanInput.tsx';
import { useAct } from '../../components/use-act.ts';
import { budgetsKey } from './budget-queries.ts';

type Values = {
  name: Bilingual;
  kind: 'platform' | 'brand';
  brand?: string;
  capFen: number;
  perBuyerFen?: number | null;
  period?: [Dayjs | null, Dayjs | null] | null;
};

/** Opens a budget: whose money, how much at most, for whom and until when. */
export function BudgetForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const kind = Form.useWatch('kind', form) ?? 'platform';
  const idempotencyKey = useMemo(() => crypto.randomUUID(), []);
  const faults = useFormFaults();
  const open = useAct({
    act: ({ name, kind: whose, brand, capFen, perBuyerFen, period }: Values) => {
      const { zh, en = zh } = bilingual(name);
      const [from, to] = period ?? [null, null];
      return call('POST /operations/budgets', {
        idempotencyKey,
        body: {
          name: { zh, en },
          kind: whose,
          capFen,
          ...(whose === 'brand' && brand !== undefined ? { brand: brand.trim() } : {}),
          ...(perBuyerFen === null || perBuyerFen === undefined ? {} : { perBuyerFen }),
          ...(from === null ? {} : { startsAt: from.toISOString() }),
          ...(to === null ? {} : { endsAt: to.toISOString() }),
        },
      });
    },
    refresh: [budgetsKey],
    done: t('budgets.opened'),
    quiet: true,
    onDone: onClose,
  });
  return (
    <Modal
      open
      title={t('budgets.open')}
      okText={t('budgets.open')}
      cancelText={t('action.cancel')}
      confirmLoading={open.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <FormErrors {...faults.props} />
      <Form
        form={form}
        layout="vertical"
        requiredMark="optional"
        initialValues={{ kind: 'platform' }}
        onFinish={faults.onFinish((values: Values) => open.mutate(values, { onError: faults.onRefused }))}
        onFinishFailed={faults.onFinishFailed}
      >
        <BilingualField name="name" label={t('budgets.name')} max={40} />
        <Form.Item name="kind" label={t('budgets.funder')} required>
          <Select
            options={(['platform', 'brand'] as const).map((value) => ({
              value,
              label: t(`budgets.kind.${value}`),
            }))}
          />
        </Form.Item>
        {kind === 'brand' && (
          <Form.Item name="brand" label={t('budgets.brand')} rules={[required(t('budgets.brand'))]}>
            <Input maxLength={60} />
          </Form.Item>
        )}
        <Form.Item
          name="capFen"
          label={t('budgets.cap')}
          extra={t('budgets.capHint')}
          rules={[chosen(t('budgets.cap'))]}
        >
          <YuanInput minFen={100} />
        </Form.Item>
        <Form.Item name="perBuyerFen" label={t('budgets.perBuyer')} extra={t('budgets.perBuyerHint')}>
          <YuanInput minFen={1} />
        </Form.Item>
        <Form.Item name="period" label={t('budgets.period')} extra={t('budgets.periodHint')}>
          <DatePicker.RangePicker
            aria-label={t('budgets.period')}
            showTime={{ format: 'HH:mm' }}
            allowEmpty={[true, true]}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
