import { Alert, Button, Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Reply } from '@jishi/wire';
import { problemOf } from '../../api/problem.ts';
import { call } from '../../api/wire.ts';
import { phone as phoneRule, required } from '../../components/form/rules.ts';
import { useAct } from '../../components/use-act.ts';
import { useDevelopment } from '../../session/use-development.ts';

type Outcome = Reply<'POST /sessions'>['secondFactor'];
type Sent = { phone: string; minutes: number };

export function PhoneStep({ onDone }: { onDone: (outcome: Outcome) => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ phone: string; code: string }>();
  const [sent, setSent] = useState<Sent>();
  const [wait, setWait] = useCountdown();
  const send = useAct({
    act: (phone: string) => call('POST /sign-in-codes', { body: { phone } }),
    quiet: true,
    onDone: ({ resendAfterSeconds, expiresInSeconds }, phone) => {
      setSent({ phone, minutes: Math.round(expiresInSeconds / 60) });
      setWait(resendAfterSeconds);
    },
  });
  const open = useAct({
    act: (body: { phone: string; code: string }) => call('POST /sessions', { body }),
    quiet: true,
    onDone: ({ secondFactor }) => onDone(secondFactor),
  });
  const development = useDevelopment(sent !== undefined);
  const error = open.error ?? send.error;
  const sendCode = () =>
    void form
      .validateFields(['phone'])
      .then(({ phone }) => send.mutate(phone))
      .catch(() => undefined);
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => open.mutate(values)}>
      {error !== null && (
        <Alert type="error" showIcon role="alert" className="form-errors" title={problemOf(error).detail} />
      )}
      {error === null && sent !== undefined && (
        <Alert
          type="success"
          className="form-errors"
          title={
            <>
              {t('signIn.codeSent', sent)}{' '}
              {development && (
                <Link to={`/inbox?phone=${sent.phone}`} target="_blank">
                  {t('signIn.inbox')}
                </Link>
              )}
            </>
          }
        />
      )}
      <Form.Item name="phone" label={t('signIn.phone')} rules={[required(t('signIn.phone')), phoneRule()]}>
        <Input size="large" inputMode="tel" autoComplete="tel" autoFocus maxLength={11} />
      </Form.Item>
      <Form.Item label={t('signIn.code')} htmlFor="code" required>
        <div className="code-line">
          <Form.Item name="code" noStyle rules={[required(t('signIn.code'))]}>
            <Input id="code" size="large" inputMode="numeric" autoComplete="one-time-code" maxLength={6} />
          </Form.Item>
          <Button size="large" disabled={wait > 0} loading={send.isPending} onClick={sendCode}>
            {wait > 0 ? t('signIn.again', { seconds: wait }) : t('signIn.getCode')}
          </Button>
        </div>
      </Form.Item>
      <Button type="primary" size="large" block htmlType="submit" loading={open.isPending}>
        {t('signIn.signIn')}
      </Button>
    </Form>
  );
}

function useCountdown(): [number, (seconds: number) => void] {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (left <= 0) return;
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [left]);
  return [left, setLeft];
}
