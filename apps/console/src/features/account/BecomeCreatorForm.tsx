import { Button, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Body } from '@jishi/wire';
import { call } from '../../api/wire.ts';
import { bilingual, BilingualField } from '../../components/form/BilingualField.tsx';
import { FormErrors } from '../../components/form/FormErrors.tsx';
import { useFormFaults } from '../../components/form/use-form-faults.ts';
import { useAct } from '../../components/use-act.ts';
import { meKey } from '../../session/use-session.ts';

type Values = Body<'POST /creators'>;

export function BecomeCreatorForm() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [form] = Form.useForm<Values>();
  const faults = useFormFaults();
  const become = useAct({
    act: ({ name, bio }: Values) =>
      call('POST /creators', { body: { name: bilingual(name), bio: bilingual(bio) } }),
    refresh: [meKey],
    done: t('start.creatorMade'),
    quiet: true,
    onDone: () => void navigate('/creator'),
  });
  return (
    <Form
      form={form}
      layout="vertical"
      onFinish={faults.onFinish((values: Values) => become.mutate(values, { onError: faults.onRefused }))}
      onFinishFailed={faults.onFinishFailed}
    >
      <FormErrors {...faults.props} />
      <BilingualField name="name" label={t('start.creatorName')} max={30} />
      <BilingualField name="bio" label={t('start.creatorIntro')} max={300} long />
      <Button type="primary" htmlType="submit" loading={become.isPending}>
        {t('start.becomeCreator')}
      </Button>
    </Form>
  );
}
