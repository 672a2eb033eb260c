import { DatePicker, Drawer, Form, InputNumber, Radio, Button } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { BilingualField } from '../../components/form/BilingualField.tsx';
import { FormErrors } from '../../components/form/FormErrors.tsx';
import { ProductPicker } from '../../components/form/ProductPicker.tsx';
import { chosen, picked } from '../../components/form/rules.ts';
import { useFormFaults } from '../../components/form/use-form-faults.ts';
import { YuanInput } from '../../components/form/YuanInput.tsx';
import { useAct } from '../../components/use-act.ts';
import type { Budget } from '../budgets/budget-queries.ts';
import { sharesFor, useSplits } from './budget-choice.ts';
import type { CouponInput, MarketingSource } from './marketing-source.ts';
import { Payers } from './Payers.tsx';

type Values = {
  name: { zh: string; en?: string };
  thresholdFen?: number | null;
  gives: 'off' | 'rate';
  offFen?: number | null;
  zhe?: number | null;
  capFen?: number | null;
  total: number;
  perBuyer: number;
  channel: 'centre' | 'sent';
  claim: [Dayjs, Dayjs];
  validFor: 'days' | 'period';
  days?: number | null;
  valid?: [Dayjs, Dayjs] | null;
  productIds: string[];
  platformShare?: number;
  budgetId?: string;
};

const codeOf = { shop: 1001, platform: 1002, creator: 1003 } as const;

function inputOf(
  values: Values,
  owner: keyof typeof codeOf,
  split: Budget['split'] | undefined,
): CouponInput {
  const { name, claim, valid } = values;
  const en = name.en?.trim() ?? '';
  const cap = values.capFen ?? undefined;
  return {
    name: { zh: name.zh.trim(), en: en === '' ? name.zh.trim() : en },
    code: codeOf[owner],
    thresholdFen: values.thresholdFen ?? 0,
    benefit:
      values.gives === 'off'
        ? { kind: 'off', offFen: values.offFen ?? 0 }
        : {
            kind: 'rate',
            payBps: Math.round((values.zhe ?? 10) * 1_000),
            ...(cap === undefined ? {} : { capFen: cap }),
          },
    total: values.total,
    perBuyer: values.perBuyer,
    channel: values.channel,
    claimFrom: claim[0].toISOString(),
    claimUntil: claim[1].toISOString(),
    validity:
      values.validFor === 'days' || !valid
        ? { kind: 'days', days: values.days ?? 7 }
        : { kind: 'period', from: valid[0].toISOString(), until: valid[1].toISOString() },
    ...(values.productIds.length > 0 ? { scope: { productIds: values.productIds } } : {}),
    ...(owner === 'platform' ? { funding: sharesFor(values.platformShare ?? 100, split) } : {}),
    ...(values.budgetId === undefined ? {} : { budgetId: values.budgetId }),
  };
}

/** Issues coupons: what they give, how many, to whom, from when and how long they hold. */
export function CouponForm({ source, onClose }: { source: MarketingSource; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const faults = useFormFaults();
  const gives = Form.useWatch('gives', form) ?? 'off';
  const validFor = Form.useWatch('validFor', form) ?? 'days';
  const splitOf = useSplits(source.owner);
  const issue = useAct({
    act: (values: Values) => source.issue(inputOf(values, source.owner, splitOf(values.budgetId))),
    refresh: [source.key],
    done: t('coupons.issued'),
    quiet: true,
    onDone: onClose,
  });
  const choices = <T extends string>(values: readonly T[], nameOf: (one: T) => string) =>
    values.map((value) => ({ value, label: nameOf(value) }));
  return (
    <Drawer
      open
      size={560}
      title={t('coupons.issue')}
      onClose={onClose}
      footer={
        <Button type="primary" loading={issue.isPending} onClick={form.submit}>
          {t('coupons.issue')}
        </Button>
      }
    >
      <FormErrors {...faults.props} />
      <Form
        form={form}
        layout="vertical"
        requiredMark="optional"
        initialValues={{
          gives: 'off',
          total: 1_000,
          perBuyer: 1,
          channel: 'centre',
          claim: [dayjs(), dayjs().add(7, 'day')],
          validFor: 'days',
          days: 7,
          productIds: [],
          platformShare: 100,
        }}
        onFinish={faults.onFinish((values: Values) => issue.mutate(values, { onError: faults.onRefused }))}
        onFinishFailed={faults.onFinishFailed}
      >
        <BilingualField name="name" label={t('coupons.name')} max={40} />
        <Form.Item name="thresholdFen" label={t('marketing.threshold')} extra={t('marketing.thresholdHint')}>
          <YuanInput />
        </Form.Item>
        <Form.Item name="gives" label={t('marketing.gives')} required>
          <Radio.Group options={choices(['off', 'rate'] as const, (one) => t(`marketing.give.${one}`))} />
        </Form.Item>
        {gives === 'off' ? (
          <Form.Item name="offFen" label={t('marketing.off')} rules={[chosen(t('marketing.off'))]}>
            <YuanInput minFen={1} />
          </Form.Item>
        ) : (
          <>
            <Form.Item
              name="zhe"
              label={t('marketing.zhe')}
              extra={t('marketing.zheHint')}
              rules={[chosen(t('marketing.zhe'))]}
            >
              <InputNumber min={0.1} max={9.9} step={0.5} precision={2} />
            </Form.Item>
            <Form.Item name="capFen" label={t('marketing.cap')}>
              <YuanInput minFen={1} placeholder={t('marketing.noCap')} />
            </Form.Item>
          </>
        )}
        <Form.Item name="total" label={t('coupons.total')} rules={[chosen(t('coupons.total'))]}>
          <InputNumber min={1} max={10_000_000} precision={0} />
        </Form.Item>
        <Form.Item name="perBuyer" label={t('coupons.perBuyer')} rules={[chosen(t('coupons.perBuyer'))]}>
          <InputNumber min={1} max={100} precision={0} />
        </Form.Item>
        <Form.Item name="channel" label={t('coupons.channel')} required>
          <Radio.Group
            options={choices(['centre', 'sent'] as const, (one) => t(`coupons.channels.${one}`))}
          />
        </Form.Item>
        <Form.Item name="claim" label={t('coupons.window')} rules={[picked(t('coupons.window'))]}>
          <DatePicker.RangePicker
            showTime={{ format: 'HH:mm' }}
            format="YYYY-MM-DD HH:mm"
            allowClear={false}
          />
        </Form.Item>
        <Form.Item name="validFor" label={t('coupons.validity')} required>
          <Radio.Group
            options={choices(['days', 'period'] as const, (one) => t(`coupons.validFor.${one}`))}
          />
        </Form.Item>
        {validFor === 'days' ? (
          <Form.Item name="days" label={t('coupons.days')} rules={[chosen(t('coupons.days'))]}>
            <InputNumber min={1} max={365} precision={0} />
          </Form.Item>
        ) : (
          <Form.Item name="valid" label={t('coupons.period')} rules={[picked(t('coupons.period'))]}>
            <DatePicker.RangePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" />
          </Form.Item>
        )}
        <Form.Item name="productIds" label={t('marketing.products')} extra={t('marketing.productsHint')}>
          <ProductPicker shopId={source.shopId} most={100} />
        </Form.Item>
        {source.owner === 'platform' && <Payers />}
      </Form>
    </Drawer>
  );
}
