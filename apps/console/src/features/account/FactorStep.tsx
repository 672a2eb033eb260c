import { Alert, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../api/problem.ts';
import { call } from '../../api/wire.ts';
import { required } from '../../components/form/rules.ts';
import { useAct } from '../../components/use-act.ts';

export function FactorStep({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const confirm = useAct({
    act: ({ code }: { code: string }) =>
      call('POST /sessions/current/second-factor', { body: { code: code.trim().toLowerCase() } }),
    quiet: true,
    onDone,
  });
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      onFinish={(values: { code: string }) => confirm.mutate(values)}
    >
      {confirm.error !== null && (
        <Alert
          type="error"
          showIcon
          role="alert"
          className="form-errors"
          title={problemOf(confirm.error).detail}
        />
      )}
      <Form.Item name="code" label={t('signIn.secondCode')} rules={[required(t('signIn.secondCode'))]}>
        <Input size="large" autoFocus autoComplete="one-time-code" />
      </Form.Item>
      <Button type="primary" size="large" block htmlType="submit" loading={confirm.isPending}>
        {t('signIn.signIn')}
      </Button>
    </Form>
  );
}
