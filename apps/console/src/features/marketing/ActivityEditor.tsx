import { Button, Card, Checkbox, DatePicker, Flex, Form, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { BilingualField } from '../../components/form/BilingualField.tsx';
import { FormErrors } from '../../components/form/FormErrors.tsx';
import { ProductPicker } from '../../components/form/ProductPicker.tsx';
import { picked } from '../../components/form/rules.ts';
import { useFormFaults } from '../../components/form/use-form-faults.ts';
import { useAct } from '../../components/use-act.ts';
import { inputOf, type ActivityDraft } from './activity-draft.ts';
import type { Activity } from './activity-types.ts';
import { useSplits } from './budget-choice.ts';
import { CheckPanel } from './CheckPanel.tsx';
import type { MarketingSource } from './marketing-source.ts';
import { Payers } from './Payers.tsx';
import { RuleFields } from './RuleFields.tsx';

type Props = {
  source: MarketingSource;
  activity: Activity | undefined;
  draft: ActivityDraft;
  onSaved: (activity: Activity) => void;
};

/** Everything about an activity on one page, with the check on real carts beside it. */
export function ActivityEditor({ source, activity, draft, onSaved }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<ActivityDraft>();
  const faults = useFormFaults();
  const { type } = draft;
  const splitOf = useSplits(source.owner);
  const typed = (values: ActivityDraft) =>
    inputOf({ ...draft, ...values, type }, source.owner, splitOf(values.budgetId));
  const save = useAct({
    act: (values: ActivityDraft) =>
      activity === undefined
        ? source.create(typed(values))
        : source.save(activity.activityId, activity.version, typed(values)),
    refresh: [source.key],
    done: t('state.saved'),
    quiet: true,
    onDone: onSaved,
  });
  const read = async () => {
    try {
      return typed((await form.validateFields()) as ActivityDraft);
    } catch {
      return undefined;
    }
  };
  const choosesGoods = !['newcomer', 'freight'].includes(type) && type !== 'crossShop';
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark="optional"
      initialValues={draft}
      scrollToFirstError
      onFinish={faults.onFinish((values: ActivityDraft) =>
        save.mutate(values, { onError: faults.onRefused }),
      )}
      onFinishFailed={faults.onFinishFailed}
    >
      <FormErrors {...faults.props} />
      <div className="columns-wide">
        <div className="stack">
          <Card title={t('marketing.basics')}>
            <BilingualField name="name" label={t('marketing.name')} max={40} hint={t('marketing.nameHint')} />
            <Form.Item name="period" label={t('marketing.period')} rules={[picked(t('marketing.period'))]}>
              <DatePicker.RangePicker
                showTime={{ format: 'HH:mm' }}
                format="YYYY-MM-DD HH:mm"
                allowClear={false}
              />
            </Form.Item>
          </Card>
          {choosesGoods && (
            <Card title={t('marketing.goods')}>
              <Form.Item
                name="productIds"
                label={t('marketing.products')}
                extra={t('marketing.productsHint')}
              >
                <ProductPicker shopId={source.shopId} most={100} />
              </Form.Item>
            </Card>
          )}
          <Card title={t(`marketing.types.${type}`)}>
            <p className="card-note">{t(`marketing.typeText.${type}`)}</p>
            <RuleFields type={type} shopId={source.shopId} />
          </Card>
          <Card title={t('marketing.limits')}>
            <Form.Item name="perBuyer" label={t('marketing.perBuyer')} extra={t('marketing.perBuyerHint')}>
              <InputNumber min={1} max={9_999} precision={0} placeholder={t('marketing.noLimit')} />
            </Form.Item>
            <Form.Item name="newBuyers" valuePropName="checked">
              <Checkbox>{t('marketing.newBuyers')}</Checkbox>
            </Form.Item>
            <Form.Item name="below30DayLow" valuePropName="checked" extra={t('marketing.below30Hint')}>
              <Checkbox>{t('marketing.below30')}</Checkbox>
            </Form.Item>
          </Card>
          {source.owner === 'platform' && (
            <Card title={t('marketing.funding')}>
              <Payers />
            </Card>
          )}
        </div>
        <div className="stack sticky-side">
          <CheckPanel source={source} activityId={activity?.activityId} read={read} />
          <Flex gap={8} justify="flex-end">
            <Button type="primary" size="large" htmlType="submit" loading={save.isPending}>
              {t(activity === undefined ? 'marketing.saveDraft' : 'action.save')}
            </Button>
          </Flex>
        </div>
      </div>
    </Form>
  );
}
