import { Alert, Button, Flex, Form, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../api/problem.ts';
import { call } from '../../api/wire.ts';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { ProductPicker } from '../../components/form/ProductPicker.tsx';
import { picked } from '../../components/form/rules.ts';
import { useAct } from '../../components/use-act.ts';
import { enrolmentsKey, type EnrolmentCall } from './enrolment-queries.ts';

type Values = { goods: 'all' | 'chosen'; productIds: string[] };

/** Agreeing to the terms in front of the shop, with everything or with chosen products, and leaving again. */
export function JoinForm({ shopId, offer }: { shopId: string; offer: EnrolmentCall }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const goods = Form.useWatch('goods', form) ?? 'all';
  const { callId, version, enrolment, open, state } = offer;
  const params = { shopId, callId };
  const refresh = [enrolmentsKey(shopId)];
  const takesPart = enrolment !== null && enrolment.state !== 'left';
  const join = useAct({
    act: ({ goods: which, productIds }: Values) =>
      call('PUT /shops/:shopId/enrolment-calls/:callId/enrolment', {
        params,
        body: { seenVersion: version, ...(which === 'all' ? {} : { productIds }) },
      }),
    refresh,
    done: t('enrolment.joined'),
    quiet: true,
  });
  const leave = useAct({
    act: () => call('DELETE /shops/:shopId/enrolment-calls/:callId/enrolment', { params }),
    refresh,
    done: t('enrolment.left'),
  });
  if (state === 'over' || !(open || takesPart)) return null;
  const productIds = enrolment?.productIds ?? [];
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark="optional"
      initialValues={{ goods: productIds.length > 0 ? 'chosen' : 'all', productIds }}
      onFinish={(values) => join.mutate({ ...values, productIds: values.productIds ?? [] })}
    >
      {join.error !== null && (
        <Alert
          type="error"
          showIcon
          role="alert"
          className="form-errors"
          title={problemOf(join.error).detail}
        />
      )}
      <Form.Item name="goods" label={t('enrolment.goods')} required>
        <Radio.Group
          options={(['all', 'chosen'] as const).map((value) => ({
            value,
            label: t(`enrolment.goodsChoice.${value}`),
          }))}
        />
      </Form.Item>
      {goods === 'chosen' && (
        <Form.Item
          name="productIds"
          label={t('marketing.products')}
          rules={[picked(t('marketing.products'))]}
        >
          <ProductPicker shopId={shopId} most={100} />
        </Form.Item>
      )}
      <p className="quiet">{t('enrolment.agreeText', { version })}</p>
      <Flex gap={8}>
        <Button type="primary" htmlType="submit" loading={join.isPending}>
          {t(
            enrolment?.state === 'agree_again'
              ? 'enrolment.agreeAgain'
              : takesPart
                ? 'enrolment.change'
                : 'enrolment.join',
          )}
        </Button>
        {takesPart && (
          <ConfirmButton
            danger
            title={t('enrolment.leaveTitle')}
            consequence={t('enrolment.leaveText')}
            confirm={t('enrolment.leave')}
            onConfirm={() => leave.mutateAsync()}
          >
            {t('enrolment.leave')}
          </ConfirmButton>
        )}
      </Flex>
    </Form>
  );
}
