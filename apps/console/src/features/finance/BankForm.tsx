import { Alert, Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../api/problem.ts';
import { required } from '../../components/form/rules.ts';
import { useAct } from '../../components/use-act.ts';
import type { Bank, FinanceSource } from './finance-source.ts';

type Props = { source: FinanceSource; waitHours: number; onClose: () => void };

export function BankForm({ source, waitHours, onClose }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Bank>();
  const save = useAct({
    act: ({ holder, bank, number }: Bank) =>
      source.nameBank({ holder: holder.trim(), bank: bank.trim(), number: number.replaceAll(/\s/g, '') }),
    refresh: [source.key],
    done: t('state.saved'),
    quiet: true,
    onDone: onClose,
  });
  return (
    <Modal
      open
      title={t('finance.account')}
      okText={t('action.save')}
      cancelText={t('action.cancel')}
      confirmLoading={save.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      {save.error !== null && (
        <Alert
          type="error"
          showIcon
          role="alert"
          className="form-errors"
          title={problemOf(save.error).detail}
        />
      )}
      <p className="quiet">{t('finance.accountText')}</p>
      {waitHours > 0 && <p className="quiet">{t('finance.accountWaitHours', { count: waitHours })}</p>}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => save.mutate(values)}>
        <Form.Item name="holder" label={t('finance.holder')} rules={[required(t('finance.holder'))]}>
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        <Form.Item name="bank" label={t('finance.bank')} rules={[required(t('finance.bank'))]}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="number" label={t('finance.number')} rules={[required(t('finance.number'))]}>
          <Input maxLength={40} inputMode="numeric" autoComplete="off" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
