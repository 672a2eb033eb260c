import { Alert, DatePicker, Form, Modal, Radio } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../api/problem.ts';
import { picked } from '../../components/form/rules.ts';
import { useAct } from '../../components/use-act.ts';
import type { FileAsked, FinanceSource } from './finance-source.ts';
import { daysAgo } from './shanghai-day.ts';

type Values = Pick<FileAsked, 'what' | 'format'> & { period: [Dayjs, Dayjs] };
type Props = { source: Pick<FinanceSource, 'key' | 'askFile'>; onClose: () => void };

export function FileForm({ source, onClose }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const idempotencyKey = useMemo(() => crypto.randomUUID(), []);
  const ask = useAct({
    act: ({ what, format, period: [from, to] }: Values) =>
      source.askFile(
        { what, format, fromDay: from.format('YYYY-MM-DD'), toDay: to.format('YYYY-MM-DD') },
        idempotencyKey,
      ),
    refresh: [source.key],
    done: t('finance.fileAsked'),
    quiet: true,
    onDone: onClose,
  });
  const choices = <T extends string>(values: readonly T[], nameOf: (value: T) => string) =>
    values.map((value) => ({ value, label: nameOf(value) }));
  return (
    <Modal
      open
      title={t('finance.askFile')}
      okText={t('finance.askFile')}
      cancelText={t('action.cancel')}
      confirmLoading={ask.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      {ask.error !== null && (
        <Alert
          type="error"
          showIcon
          role="alert"
          className="form-errors"
          title={problemOf(ask.error).detail}
        />
      )}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ what: 'bills', format: 'xlsx', period: [dayjs(daysAgo(30)), dayjs(daysAgo(0))] }}
        onFinish={(values) => ask.mutate(values)}
      >
        <Form.Item name="what" label={t('finance.fileWhat')}>
          <Radio.Group
            options={choices(['bills', 'movements', 'payouts'] as const, (what) => t(`finance.what.${what}`))}
          />
        </Form.Item>
        <Form.Item name="format" label={t('finance.format')}>
          <Radio.Group options={choices(['xlsx', 'csv'] as const, (format) => format.toUpperCase())} />
        </Form.Item>
        <Form.Item name="period" label={t('finance.period')} rules={[picked(t('finance.period'))]}>
          <DatePicker.RangePicker allowClear={false} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
