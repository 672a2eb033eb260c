import { Alert, Form, Input, Modal } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../api/problem.ts';
import { call } from '../../api/wire.ts';
import { chosen, required } from '../../components/form/rules.ts';
import { YuanInput } from '../../components/form/YuanInput.tsx';
import { useAct } from '../../components/use-act.ts';
import { budgetsKey } from './budget-queries.ts';

type Values = { addFen: number; reason: string };

export function TopUpForm({ budgetId, onClose }: { budgetId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const idempotencyKey = useMemo(() => crypto.randomUUID(), []);
  const add = useAct({
    act: ({ addFen, reason }: Values) =>
      call('POST /operations/budgets/:budgetId/top-ups', {
        params: { budgetId },
        body: { addFen, reason: reason.trim() },
        idempotencyKey,
      }),
    refresh: [budgetsKey],
    done: t('budgets.toppedUp'),
    quiet: true,
    onDone: onClose,
  });
  return (
    <Modal
      open
      title={t('budgets.topUp')}
      okText={t('budgets.topUp')}
      cancelText={t('action.cancel')}
      confirmLoading={add.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      {add.error !== null && (
        <Alert
          type="error"
          showIcon
          role="alert"
          className="form-errors"
          title={problemOf(add.error).detail}
        />
      )}
      <Form form={form} layout="vertical" onFinish={(values) => add.mutate(values)}>
        <Form.Item name="addFen" label={t('budgets.add')} rules={[chosen(t('budgets.add'))]}>
          <YuanInput minFen={1} />
        </Form.Item>
        <Form.Item name="reason" label={t('operator.reason')} rules={[required(t('operator.reason'))]}>
          <Input maxLength={200} placeholder={t('budgets.reasonHint')} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
