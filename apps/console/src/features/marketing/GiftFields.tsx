import { useQuery } from '@tanstack/react-query';
import { Form, InputNumber, Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/wire.ts';
import { picked } from '../../components/form/rules.ts';
import { YuanInput } from '../../components/form/YuanInput.tsx';

/** What is given, how many, and from when on. */
export function GiftFields({ shopId }: { shopId: string | undefined }) {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item name="giftSkuId" label={t('marketing.gift')} rules={[picked(t('marketing.gift'))]}>
        <SkuSelect shopId={shopId} />
      </Form.Item>
      <Form.Item name="giftQuantity" label={t('marketing.giftQuantity')} initialValue={1}>
        <InputNumber min={1} max={20} precision={0} />
      </Form.Item>
      <Form.Item name="thresholdFen" label={t('marketing.threshold')}>
        <YuanInput minFen={1} />
      </Form.Item>
      <Form.Item name="pieces" label={t('marketing.minPieces')}>
        <InputNumber min={1} max={9_999} precision={0} />
      </Form.Item>
    </>
  );
}

type SelectProps = {
  shopId: string | undefined;
  id?: string;
  value?: string;
  onChange?: (skuId: string) => void;
};

function SkuSelect({ shopId, id, value, onChange }: SelectProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const words = useDeferredValue(text.trim());
  const found = useQuery({
    queryKey: ['shop', shopId, 'stock', 'pick', words],
    queryFn: () =>
      call('GET /shops/:shopId/stock', {
        params: { shopId: shopId ?? '' },
        query: { limit: 30, ...(words === '' ? {} : { q: words }) },
      }),
    enabled: shopId !== undefined,
    staleTime: 30_000,
  });
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      {...(value === undefined ? {} : { value })}
      showSearch={{ filterOption: false, onSearch: setText }}
      loading={found.isFetching}
      notFoundContent={t('table.noMatch')}
      options={(found.data?.items ?? []).map(({ skuId, title, specText, available }) => ({
        value: skuId,
        label: `${title} ${specText} (${t('marketing.inStock', { count: available })})`,
      }))}
      onChange={(next: string) => onChange?.(next)}
    />
  );
}
