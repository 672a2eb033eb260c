import { Alert, Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Body } from '@jishi/wire';
import { problemOf } from '../../api/problem.ts';
import { call } from '../../api/wire.ts';
import { phone, picked, required } from '../../components/form/rules.ts';
import { useAct } from '../../components/use-act.ts';
import { roles } from './roles.ts';

type Values = Body<'POST /shops/:shopId/staff'>;

export function AddStaff({ shopId, onClose }: { shopId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const add = useAct({
    act: (body: Values) => call('POST /shops/:shopId/staff', { params: { shopId }, body }),
    refresh: [['shop', shopId, 'staff']],
    done: t('shop.staffAdded'),
    quiet: true,
    onDone: onClose,
  });
  return (
    <Modal
      open
      title={t('shop.addStaff')}
      okText={t('action.add')}
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
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => add.mutate(values)}>
        <Form.Item
          name="phone"
          label={t('signIn.phone')}
          extra={t('shop.staffPhoneHint')}
          rules={[required(t('signIn.phone')), phone()]}
        >
          <Input inputMode="tel" maxLength={11} />
        </Form.Item>
        <Form.Item name="role" label={t('shop.role')} rules={[picked(t('shop.role'))]}>
          <Select
            options={roles.map((role) => ({
              value: role,
              label: `${t(`shop.roles.${role}`)}：${t(`shop.roleText.${role}`)}`,
            }))}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
