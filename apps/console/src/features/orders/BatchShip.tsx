import { useLanguage } from '@jishi/ui/use-language.ts';
import { Button, Form, Input, Modal, Select, Table, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/wire.ts';
import { useBatch } from '../../components/use-batch.ts';
import { ordersKey, useCarriers, type ShopOrder } from './order-queries.ts';
import { trackingPattern } from './ShipForm.tsx';

type Props = {
  shopId: string;
  orders: readonly ShopOrder[];
  open: boolean;
  onClose: (left: string[]) => void;
};

/** Several orders at once: one carrier, a number for each; numbers can be pasted as a column. What fails stays selected. */
export function BatchShip({ shopId, orders, open, onClose }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const carriers = useCarriers();
  const [carrier, setCarrier] = useState<string>();
  const [numbers, setNumbers] = useState<Record<string, string>>({});
  const { run, running } = useBatch([ordersKey(shopId), ['shop', shopId, 'dashboard']]);
  const ready = orders.filter((order) => trackingPattern.test(numbers[order.orderId] ?? ''));

  const paste = (from: number, text: string) => {
    const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
    setNumbers((before) => {
      const after = { ...before };
      for (const [offset, part] of parts.entries()) {
        const order = orders[from + offset];
        if (order !== undefined) after[order.orderId] = part;
      }
      return after;
    });
  };
  const ship = async () => {
    if (carrier === undefined) return;
    const failed = await run(
      ready.map((order) => order.orderId),
      (orderId) =>
        call('POST /shops/:shopId/orders/:orderId/shipment', {
          params: { shopId, orderId },
          body: { carrier, trackingNumber: numbers[orderId] ?? '' },
          // The same order with the same number is the same shipment, however often it is sent.
          idempotencyKey: `ship-${orderId}-${numbers[orderId]}`,
        }),
    );
    if (failed.length === 0) onClose([]);
  };
  return (
    <Modal
      open={open}
      width={720}
      title={t('orders.batchTitle', { count: orders.length })}
      onCancel={() => onClose(orders.map((order) => order.orderId))}
      footer={
        <Button
          type="primary"
          loading={running}
          disabled={carrier === undefined || ready.length === 0}
          onClick={() => void ship()}
        >
          {t('orders.batchShip', { count: ready.length })}
        </Button>
      }
    >
      <Form layout="vertical">
        <Form.Item label={t('orders.carrier')} htmlFor="batch-carrier">
          <Select
            id="batch-carrier"
            value={carrier ?? null}
            onChange={(next: string | null) => setCarrier(next ?? undefined)}
            options={(carriers.data?.items ?? []).map(({ code, name }) => ({
              value: code,
              label: name[language],
            }))}
          />
        </Form.Item>
      </Form>
      <Typography.Paragraph type="secondary">{t('orders.batchHint')}</Typography.Paragraph>
      <Table
        aria-label={t('orders.batchTitle', { count: orders.length })}
        size="small"
        rowKey="orderId"
        pagination={false}
        scroll={{ y: 360 }}
        dataSource={[...orders]}
        columns={[
          {
            title: t('orders.number'),
            render: (_, order) => <span className="mono">{order.orderNumber}</span>,
          },
          { title: t('orders.buyer'), render: (_, order) => `${order.buyer.name} · ${order.region}` },
          {
            title: t('orders.trackingNumber'),
            render: (_, order, index) => (
              <Input
                aria-label={`${t('orders.trackingNumber')} ${order.orderNumber}`}
                value={numbers[order.orderId] ?? ''}
                status={
                  numbers[order.orderId] !== undefined && !trackingPattern.test(numbers[order.orderId] ?? '')
                    ? 'error'
                    : ''
                }
                onChange={(event) => setNumbers({ ...numbers, [order.orderId]: event.target.value.trim() })}
                onPaste={(event) => {
                  event.preventDefault();
                  paste(index, event.clipboardData.getData('text'));
                }}
              />
            ),
          },
        ]}
      />
    </Modal>
  );
}
