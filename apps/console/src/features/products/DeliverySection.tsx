import { useQuery } from '@tanstack/react-query';
import { Form, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '../../api/wire.ts';
import type { SectionProps } from './section.ts';

export function DeliverySection({
  draft,
  change,
  shopId,
  freightPath,
}: SectionProps & { shopId: string; freightPath: string }) {
  const { t } = useTranslation();
  const templates = useQuery({
    queryKey: ['shop', shopId, 'freight'],
    queryFn: () => call('GET /shops/:shopId/freight-templates', { params: { shopId } }),
  });
  const options = (templates.data?.items ?? []).map(({ templateId, name, isDefault }) => ({
    value: templateId,
    label: isDefault ? `${name}（${t('freight.default')}）` : name,
  }));
  return (
    <div className="delivery-fields">
      <Form.Item
        label={t('products.freight')}
        htmlFor="freight"
        extra={<Link to={freightPath}>{t('products.freightManage')}</Link>}
      >
        <Select
          id="freight"
          allowClear
          loading={templates.isPending}
          placeholder={t('products.freightDefault')}
          value={draft.freightTemplateId}
          options={options}
          onChange={(id: string | null | undefined) => change({ freightTemplateId: id ?? null })}
        />
      </Form.Item>
      <Form.Item label={t('products.shipsWithin')} htmlFor="shipsWithin">
        <Select
          id="shipsWithin"
          value={draft.shipsWithinHours}
          options={([24, 48, 72] as const).map((hours) => ({
            value: hours,
            label: t('products.hours', { count: hours }),
          }))}
          onChange={(shipsWithinHours) => change({ shipsWithinHours })}
        />
      </Form.Item>
      <Form.Item label={t('products.lowStock')} htmlFor="lowStock" extra={t('products.lowStockHint')}>
        <InputNumber
          id="lowStock"
          min={0}
          max={1_000_000}
          precision={0}
          value={draft.lowStockThreshold}
          onChange={(value) => change({ lowStockThreshold: value ?? 0 })}
        />
      </Form.Item>
    </div>
  );
}
