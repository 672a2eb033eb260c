import { Button, Flex, Form, InputNumber, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/wire.ts';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { useAct } from '../../components/use-act.ts';
import { asBps, plansKey, type Plan } from './PlanForm.tsx';

type Rates = { rate: number; service?: number | null };

export function PlanActs({ plan: { shopId, planId, kind, current, endedAt } }: { plan: Plan }) {
  const { t } = useTranslation();
  const [changing, setChanging] = useState(false);
  const [form] = Form.useForm<Rates>();
  const params = { shopId, planId };
  const change = useAct({
    act: ({ rate, service }: Rates) =>
      call('PUT /shops/:shopId/commission-plans/:planId', {
        params,
        body: {
          commissionBps: asBps(rate),
          ...(kind === 'leader' ? { serviceBps: asBps(service ?? 0) } : {}),
        },
      }),
    refresh: [plansKey(shopId)],
    done: t('commissions.changed'),
    onDone: () => setChanging(false),
  });
  const stop = useAct({
    act: () => call('POST /shops/:shopId/commission-plans/:planId/stop', { params }),
    refresh: [plansKey(shopId)],
    done: t('commissions.stopped'),
  });
  if (endedAt !== null) return null;
  return (
    <Flex gap={8}>
      <Button size="small" onClick={() => setChanging(true)}>
        {t('commissions.change')}
      </Button>
      <ConfirmButton
        size="small"
        danger
        title={t('commissions.stopTitle')}
        consequence={t('commissions.stopText')}
        confirm={t('commissions.stop')}
        onConfirm={() => stop.mutateAsync()}
      >
        {t('commissions.stop')}
      </ConfirmButton>
      <Modal
        open={changing}
        title={t('commissions.change')}
        okText={t('action.save')}
        cancelText={t('action.cancel')}
        confirmLoading={change.isPending}
        onOk={form.submit}
        onCancel={() => setChanging(false)}
      >
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{
            rate: (current?.commissionBps ?? 0) / 100,
            service: (current?.serviceBps ?? 0) / 100,
          }}
          onFinish={(values) => change.mutate(values)}
        >
          <Form.Item name="rate" label={t('commissions.rate')}>
            <InputNumber min={0} max={100} precision={2} suffix="%" />
          </Form.Item>
          {kind === 'leader' && (
            <Form.Item name="service" label={t('commissions.service')}>
              <InputNumber min={0} max={100} precision={2} suffix="%" />
            </Form.Item>
          )}
        </Form>
      </Modal>
    </Flex>
  );
}
