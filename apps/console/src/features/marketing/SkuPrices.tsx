import { useQueries } from '@tanstack/react-query';
import { Form, InputNumber, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/wire.ts';
import { Amount } from '../../components/Amount.tsx';
import { YuanInput } from '../../components/form/YuanInput.tsx';
import { Nothing } from '../../components/States.tsx';
import type { SkuPriceDraft } from './activity-draft.ts';

type Sku = { skuId: string; name: string; listFen: number };

/** A price for each item of the chosen goods, with how many may go at it. Items without a price do not take part. */
export function SkuPrices({ productIds }: { productIds: readonly string[] }) {
  const { t } = useTranslation();
  const skus = useSkus(productIds);
  return (
    <Form.Item
      name="skus"
      label={t('marketing.skuPrices')}
      rules={[{ validator: someHavePrices(t('marketing.skuPricesNeeded')) }]}
    >
      <SkuTable skus={skus} />
    </Form.Item>
  );
}

const someHavePrices = (message: string) => (_: unknown, value: SkuPriceDraft[] | undefined) =>
  value?.some(({ priceFen }) => priceFen !== null && priceFen !== undefined)
    ? Promise.resolve()
    : Promise.reject(new Error(message));

type TableProps = {
  skus: readonly Sku[];
  value?: SkuPriceDraft[];
  onChange?: (next: SkuPriceDraft[]) => void;
};

function SkuTable({ skus, value = [], onChange }: TableProps) {
  const { t } = useTranslation();
  const draftOf = (skuId: string) => value.find((one) => one.skuId === skuId) ?? { skuId };
  const change = (skuId: string, patch: Partial<SkuPriceDraft>) =>
    onChange?.(skus.map((sku) => ({ ...draftOf(sku.skuId), ...(sku.skuId === skuId ? patch : {}) })));
  return (
    <Table<Sku>
      size="small"
      rowKey="skuId"
      aria-label={t('marketing.skuPrices')}
      pagination={skus.length > 20 ? { pageSize: 20 } : false}
      dataSource={[...skus]}
      locale={{ emptyText: <Nothing text={t('marketing.chooseGoodsFirst')} /> }}
      columns={[
        { title: t('marketing.item'), dataIndex: 'name' },
        {
          title: t('marketing.listPrice'),
          align: 'right',
          render: (_, { listFen }) => <Amount fen={listFen} />,
        },
        {
          title: t('marketing.activityPrice'),
          width: 150,
          render: (_, { skuId, name, listFen }) => (
            <YuanInput
              aria-label={`${t('marketing.activityPrice')} ${name}`}
              minFen={1}
              maxFen={listFen}
              value={draftOf(skuId).priceFen ?? null}
              onChange={(priceFen) => change(skuId, { priceFen })}
            />
          ),
        },
        {
          title: t('marketing.units'),
          width: 130,
          render: (_, { skuId, name }) => (
            <InputNumber
              aria-label={`${t('marketing.units')} ${name}`}
              min={1}
              max={10_000_000}
              precision={0}
              placeholder={t('marketing.noLimit')}
              value={draftOf(skuId).units ?? null}
              onChange={(units) => change(skuId, { units })}
            />
          ),
        },
      ]}
    />
  );
}

function useSkus(productIds: readonly string[]): Sku[] {
  return useQueries({
    queries: productIds.map((productId) => ({
      queryKey: ['products', productId],
      queryFn: () => call('GET /products/:productId', { params: { productId } }),
      staleTime: 60_000,
    })),
    combine: (results) =>
      results.flatMap(({ data }) =>
        data === undefined
          ? []
          : data.skus.map((sku) => ({
              skuId: sku.skuId,
              name: `${data.title} ${sku.optionValues.join(' ')}`.trim(),
              listFen: sku.priceFen,
            })),
      ),
  });
}
