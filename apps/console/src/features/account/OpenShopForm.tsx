import { Button, Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Body } from '@jishi/wire';
import { call } from '../../api/wire.ts';
import { bilingual, BilingualField } from '../../components/form/BilingualField.tsx';
import { FormErrors } from '../../components/form/FormErrors.tsx';
import { RegionField } from '../../components/form/RegionField.tsx';
import { picked } from '../../components/form/rules.ts';
import { useFormFaults } from '../../components/form/use-form-faults.ts';
import { useAct } from '../../components/use-act.ts';
import { shopKinds } from '../../session/shop-kinds.ts';
import { meKey } from '../../session/use-session.ts';

type Values = Body<'POST /shops'>;

export function OpenShopForm() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [form] = Form.useForm<Values>();
  const faults = useFormFaults();
  const open = useAct({
    act: (body: Values) =>
      call('POST /shops', { body: { ...body, name: bilingual(body.name), intro: bilingual(body.intro) } }),
    refresh: [meKey],
    done: t('start.shopOpened'),
    quiet: true,
    onDone: ({ shopId }) => void navigate(`/merchant/${shopId}`),
  });
  return (
    <Form
      form={form}
      layout="vertical"
      scrollToFirstError
      onFinish={faults.onFinish((values: Values) => open.mutate(values, { onError: faults.onRefused }))}
      onFinishFailed={faults.onFinishFailed}
    >
      <FormErrors {...faults.props} />
      <BilingualField name="name" label={t('start.shopName')} max={30} />
      <BilingualField
        name="intro"
        label={t('start.shopIntro')}
        max={500}
        long
        hint={t('start.shopIntroHint')}
      />
      <Form.Item name="kind" label={t('shop.kind')} rules={[picked(t('shop.kind'))]}>
        <Select options={shopKinds.map((kind) => ({ value: kind, label: t(`shop.kinds.${kind}`) }))} />
      </Form.Item>
      <Form.Item name="regionCode" label={t('shop.region')} rules={[picked(t('shop.region'))]}>
        <RegionField />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={open.isPending}>
        {t('start.openShop')}
      </Button>
    </Form>
  );
}
