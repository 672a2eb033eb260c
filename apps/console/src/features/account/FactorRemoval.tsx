import { Alert, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../api/problem.ts';
import { call } from '../../api/wire.ts';
import { required } from '../../components/form/rules.ts';
import { useAct } from '../../components/use-act.ts';
import { meKey } from '../../session/use-session.ts';

export function FactorRemoval() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<{ code: string }>();
  const remove = useAct({
    act: ({ code }: { code: string }) =>
      call('DELETE /me/second-factor', { body: { code: code.trim().toLowerCase() } }),
    refresh: [meKey],
    done: t('me.disabled'),
    quiet: true,
    onDone: () => setOpen(false),
  });
  return (
    <>
      <Button danger onClick={() => setOpen(true)}>
        {t('me.disable')}
      </Button>
      <Modal
        open={open}
        destroyOnHidden
        title={t('me.disableTitle')}
        okText={t('me.disable')}
        cancelText={t('action.cancel')}
        okButtonProps={{ danger: true, loading: remove.isPending }}
        onOk={form.submit}
        onCancel={() => setOpen(false)}
      >
        <p>{t('me.disableText')}</p>
        {remove.error !== null && (
          <Alert
            type="error"
            showIcon
            role="alert"
            className="form-errors"
            title={problemOf(remove.error).detail}
          />
        )}
        <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => remove.mutate(values)}>
          <Form.Item name="code" label={t('signIn.secondCode')} rules={[required(t('signIn.secondCode'))]}>
            <Input autoComplete="one-time-code" />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
