import { formatMoney } from '@jishi/ui/format-money.ts';
import { Time } from '@jishi/ui/time.tsx';
import { Alert, Button, Form, Modal } from 'antd';
import type { Rule } from 'antd/es/form';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../api/problem.ts';
import { chosen } from '../../components/form/rules.ts';
import { YuanInput } from '../../components/form/YuanInput.tsx';
import { useAct } from '../../components/use-act.ts';
import type { FinanceSource, Money } from './finance-source.ts';
import { waits } from './words.ts';

type Props = {
  source: FinanceSource;
  availableFen: number;
  account: Money['payoutAccount'];
  waitsUntil: string | null;
  onClose: () => void;
};

/** What is typed stays as it is typed: too much is refused in words, and never made less without being asked. */
export function WithdrawForm({ source, availableFen, account, waitsUntil, onClose }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ amountFen: number }>();
  const amountFen = Form.useWatch('amountFen', form);
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
          rules={[chosen(t('finance.amount')), within(availableFen, t)]}
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
          <YuanInput maxFen={Number.MAX_SAFE_INTEGER} />
        </Form.Item>
        {account !== null && <WillPay amountFen={amountFen} availableFen={availableFen} account={account} />}
      </Form>
    </Modal>
  );
}

type WillPayProps = {
  amountFen: number | null | undefined;
  availableFen: number;
  account: NonNullable<Money['payoutAccount']>;
};

/** What goes where, as soon as the amount can be paid. */
function WillPay({ amountFen, availableFen, account: { bank, numberTail, holder } }: WillPayProps) {
  const { t } = useTranslation();
  if (typeof amountFen !== 'number' || amountFen <= 0 || amountFen > availableFen) return null;
  return (
    <p aria-live="polite">
      {t('finance.willPay', {
        amount: formatMoney(amountFen),
        left: formatMoney(availableFen - amountFen),
        bank,
        tail: numberTail,
        holder,
      })}
    </p>
  );
}

const within = (availableFen: number, t: TFunction): Rule => ({
  validator: (_, fen: unknown) => {
    if (typeof fen !== 'number') return Promise.resolve();
    if (fen > availableFen)
      return Promise.reject(new Error(t('finance.tooMuch', { amount: formatMoney(availableFen) })));
    return fen > 0 ? Promise.resolve() : Promise.reject(new Error(t('finance.tooLittle')));
  },
});
