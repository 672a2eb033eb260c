import { Alert, Button, Form, Input, QRCode, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Reply } from '@jishi/wire';
import { problemOf } from '../../api/problem.ts';
import { call } from '../../api/wire.ts';
import { required } from '../../components/form/rules.ts';
import { useAct } from '../../components/use-act.ts';
import { meKey } from '../../session/use-session.ts';

type Props = { setup: Reply<'POST /me/second-factor'>; onDone: (recoveryCodes: readonly string[]) => void };

/** Scan, type the first digits; the recovery codes come back once. */
export function FactorEnrolment({ setup, onDone }: Props) {
  const { t } = useTranslation();
  const confirm = useAct({
    act: ({ code }: { code: string }) =>
      call('POST /me/second-factor/confirmation', { body: { code: code.trim() } }),
    refresh: [meKey],
    quiet: true,
    onDone: ({ recoveryCodes }) => onDone(recoveryCodes),
  });
  return (
    <div className="enrolment">
      <div className="enrolment-code">
        <QRCode value={setup.uri} size={168} color="#1c2024" bgColor="#ffffff" />
      </div>
      <div>
        <p>{t('me.scan')}</p>
        <Typography.Paragraph copyable className="mono">
          {setup.secret}
        </Typography.Paragraph>
        {confirm.error !== null && (
          <Alert
            type="error"
            showIcon
            role="alert"
            className="form-errors"
            title={problemOf(confirm.error).detail}
          />
        )}
        <Form
          layout="vertical"
          requiredMark={false}
          onFinish={(values: { code: string }) => confirm.mutate(values)}
        >
          <Form.Item name="code" label={t('me.enterCode')} rules={[required(t('signIn.code'))]}>
            <Input inputMode="numeric" autoComplete="one-time-code" maxLength={6} autoFocus />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={confirm.isPending}>
            {t('me.confirmCode')}
          </Button>
        </Form>
      </div>
    </div>
  );
}
