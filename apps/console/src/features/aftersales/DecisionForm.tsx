import { formatMoney } from '@jishi/ui/format-money.ts';
import { Alert, Button, Card, Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../api/problem.ts';
import { call } from '../../api/wire.ts';
import { atMostFen, picked, required } from '../../components/form/rules.ts';
import { YuanInput } from '../../components/form/YuanInput.tsx';
import { useAct } from '../../components/use-act.ts';
import { casesKey, type Case } from './case-queries.ts';

type Values = {
  outcome: 'refund' | 'return_and_refund' | 'refuse';
  amountFen?: number | null;
  words: string;
};

/** The platform decides: all, a part, goods first, or nothing; both sides read why. */
export function DecisionForm({ one: { afterSaleId, version, amountFen: asked } }: { one: Case }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const outcome = Form.useWatch('outcome', form);
  const decide = useAct({
    act: ({ outcome: what, amountFen, words }: Values) =>
      call('POST /operations/after-sales/:afterSaleId/decision', {
        params: { afterSaleId },
        body: {
          version,
          outcome: what,
          words: words.trim(),
          ...(what === 'refund' && amountFen !== null && amountFen !== undefined && amountFen < asked
            ? { amountFen }
            : {}),
        },
      }),
    refresh: [casesKey],
    done: t('aftersales.decided'),
    quiet: true,
  });
  return (
    <Card title={t('aftersales.decide')} size="small">
      {decide.error !== null && (
        <Alert
          type="error"
          showIcon
          role="alert"
          className="form-errors"
          title={problemOf(decide.error).detail}
        />
      )}
      <Form
        form={form}
        layout="vertical"
        requiredMark="optional"
        onFinish={(values) => decide.mutate(values)}
      >
        <Form.Item name="outcome" label={t('aftersales.outcome')} rules={[picked(t('aftersales.outcome'))]}>
          <Radio.Group
            options={(['refund', 'return_and_refund', 'refuse'] as const).map((value) => ({
              value,
              label: t(`aftersales.outcomes.${value}`),
            }))}
          />
        </Form.Item>
        {outcome === 'refund' && (
          <Form.Item
            name="amountFen"
            label={t('aftersales.part')}
            extra={t('aftersales.partHint', { amount: formatMoney(asked) })}
            rules={[atMostFen(asked)]}
          >
            <YuanInput minFen={1} />
          </Form.Item>
        )}
        <Form.Item name="words" label={t('aftersales.why')} rules={[required(t('aftersales.why'))]}>
          <Input.TextArea rows={3} maxLength={500} showCount />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={decide.isPending} className="after-counter">
          {t('aftersales.decide')}
        </Button>
      </Form>
    </Card>
  );
}
