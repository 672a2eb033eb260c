import { Form, Input, Table, Tooltip, type TableColumnType } from 'antd';
import { useTranslation } from 'react-i18next';
import { FillAll } from './FillAll.tsx';
import type { DraftSku } from './product-draft.ts';
import type { SectionProps } from './section.ts';
import { SkuPicture } from './SkuPicture.tsx';

type TextField = 'price' | 'compareAt' | 'stock' | 'weightGrams' | 'merchantCode' | 'barcode';
type Row = { sku: DraftSku; index: number };

const fields: readonly { field: TextField; width: number; numeric: boolean }[] = [
  { field: 'price', width: 104, numeric: true },
  { field: 'compareAt', width: 104, numeric: true },
  { field: 'stock', width: 78, numeric: true },
  { field: 'weightGrams', width: 78, numeric: true },
  { field: 'merchantCode', width: 112, numeric: false },
  { field: 'barcode', width: 128, numeric: false },
];

/** One row a choice: price, stock, weight, codes and its own picture. */
export function SkuMatrix({ draft, change, faultOf }: SectionProps) {
  const { t } = useTranslation();
  const setSku = (index: number, patch: Partial<DraftSku>) =>
    change((before) => ({
      ...before,
      skus: before.skus.map((sku, at) => (at === index ? { ...sku, ...patch } : sku)),
    }));
  const setAll = (patch: Partial<DraftSku>) =>
    change((before) => ({ ...before, skus: before.skus.map((sku) => ({ ...sku, ...patch })) }));
  const nameOf = (sku: DraftSku) =>
    sku.optionValues.length === 0 ? t('products.onlySku') : sku.optionValues.join(' / ');

  const columns: TableColumnType<Row>[] = [
    {
      key: 'choice',
      title: t('products.choice'),
      fixed: 'left',
      width: 112,
      render: (_, { sku }) => nameOf(sku),
    },
    {
      key: 'picture',
      title: t('products.picture'),
      width: 58,
      render: (_, { sku, index }) => (
        <SkuPicture
          sku={sku}
          pictures={draft.pictures}
          name={nameOf(sku)}
          onChange={(picture) => setSku(index, { picture })}
        />
      ),
    },
    ...fields.map(({ field, width, numeric }): TableColumnType<Row> => ({
      key: field,
      title: t(`products.sku.${field}`),
      width,
      render: (_, { sku, index }) => {
        const id = `sku_${index}_${field}`;
        const { validateStatus, help } = faultOf(id);
        return (
          <Form.Item noStyle>
            <Tooltip title={help} {...(help === undefined ? { open: false } : {})}>
              <Input
                id={id}
                value={sku[field]}
                status={validateStatus ?? ''}
                aria-label={`${t(`products.sku.${field}`)} ${nameOf(sku)}`}
                aria-invalid={validateStatus === 'error'}
                inputMode={numeric ? 'decimal' : 'text'}
                {...(field === 'price' || field === 'compareAt' ? { prefix: '¥' } : {})}
                onChange={(event) => setSku(index, { [field]: event.target.value })}
              />
            </Tooltip>
          </Form.Item>
        );
      },
    })),
  ];
  return (
    <>
      {draft.skus.length > 1 && <FillAll onFill={setAll} />}
      <Table<Row>
        aria-label={t('products.section.skus')}
        className="sku-matrix"
        size="small"
        bordered
        pagination={false}
        scroll={{ x: 'max-content', y: 440 }}
        rowKey={({ sku }) => sku.optionValues.join('\u0000')}
        dataSource={draft.skus.map((sku, index) => ({ sku, index }))}
        columns={columns}
      />
    </>
  );
}
