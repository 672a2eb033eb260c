import { formatMoney } from '@jishi/ui/format-money.ts';
import { Time } from '@jishi/ui/time.tsx';
import { Alert, Button, Form, Modal } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../api/problem.ts';
import { chosen } from '../../components/form/rules.ts';
import { YuanInput } from '../../components/form/YuanInput.tsx';
import { useAct } from '../../components/use-act.ts';
import type { FinanceSource } from './finance-source.ts';
import { waits } from './words.ts';

type Props = {
  source: FinanceSource;
  availableFen: number;
  waitsUntil: string | null;
  onClose: () => void;
};

export function WithdrawForm({ source, availableFen, waitsUntil, onClose }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ amountFen: number }>();
  const idempotencyKey = useMemo(() => crypto.randomUUID(), []);
  const ask = useAct({
    act: ({ amountFen }: { amountFen: number }) => source.withdraw(amountFen, idempotencyKey),
    refresh: [source.key],
    done: t('finance.withdrawn'),
    quiet: true,
    onDone: onClose,
  });
  return (
    <Modal
      open
      title={t('finance.withdraw')}
      okText={t('finance.withdraw')}
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
      <p className="quiet">{t('finance.withdrawText')}</p>
      {waits(waitsUntil) && (
        <p className="quiet">
          {t('finance.accountWaits')} <Time at={waitsUntil} />
        </p>
      )}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => ask.mutate(values)}>
        <Form.Item
          name="amountFen"
          label={t('finance.amount')}
          rules={[chosen(t('finance.amount'))]}
          extra={
            <>
              {t('finance.atMost', { amount: formatMoney(availableFen) })}
              <Button
                type="link"
                size="small"
                onClick={() => form.setFieldsValue({ amountFen: availableFen })}
              >
                {t('finance.all')}
              </Button>
            </>
          }
        >
          <YuanInput minFen={1} maxFen={availableFen} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
