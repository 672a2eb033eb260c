import { Form, InputNumber, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { chosen } from '../../components/form/rules.ts';
import { YuanInput } from '../../components/form/YuanInput.tsx';
import { activityTypes, type ActivityType } from './activity-types.ts';
import { GiftFields } from './GiftFields.tsx';
import { SkuPrices } from './SkuPrices.tsx';
import { TierFields } from './TierFields.tsx';

type Props = { type: ActivityType; shopId: string | undefined };

/** The fields that make the discount, by its kind. */
export function RuleFields({ type, shopId }: Props) {
  switch (activityTypes[type].kind) {
    case 'item-price':
      return <ItemPriceFields />;
    case 'quantity-tiers':
      return <TierFields from="pieces" />;
    case 'amount-tiers':
      return <TierFields from="amount" gives={type === 'amountRate' ? 'rate' : 'off'} />;
    case 'every-amount':
      return <EveryFields />;
    case 'bundle':
      return <BundleFields />;
    case 'welcome':
      return (
        <>
          <Threshold />
          <TierFields from={null} />
        </>
      );
    case 'gift':
      return <GiftFields shopId={shopId} />;
    case 'freight-offer':
      return (
        <>
          <Threshold />
          <Pieces />
          <Cap />
        </>
      );
  }
}

function ItemPriceFields() {
  const { t } = useTranslation();
  const form = Form.useFormInstance();
  const kind = (Form.useWatch('priceKind', form) as string | undefined) ?? 'rate';
  const productIds = (Form.useWatch('productIds', form) as string[] | undefined) ?? [];
  return (
    <>
      <Form.Item name="priceKind" label={t('marketing.priceKind')} required>
        <Radio.Group
          options={(['rate', 'off', 'by-sku'] as const).map((value) => ({
            value,
            label: t(`marketing.priceKinds.${value}`),
          }))}
        />
      </Form.Item>
      {kind === 'by-sku' && <SkuPrices productIds={productIds} />}
      {kind === 'off' && (
        <Form.Item name="offFen" label={t('marketing.off')} rules={[chosen(t('marketing.off'))]}>
          <YuanInput minFen={1} />
        </Form.Item>
      )}
      {kind === 'rate' && (
        <Form.Item
          name="zhe"
          label={t('marketing.zhe')}
          extra={t('marketing.zheHint')}
          rules={[chosen(t('marketing.zhe'))]}
        >
          <InputNumber min={0.1} max={9.9} step={0.5} precision={2} />
        </Form.Item>
      )}
    </>
  );
}

function EveryFields() {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item name="everyFen" label={t('marketing.every')} rules={[chosen(t('marketing.every'))]}>
        <YuanInput minFen={1} />
      </Form.Item>
      <Form.Item name="offFen" label={t('marketing.off')} rules={[chosen(t('marketing.off'))]}>
        <YuanInput minFen={1} />
      </Form.Item>
      <Cap />
    </>
  );
}

function BundleFields() {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item
        name="pieces"
        label={t('marketing.bundlePieces')}
        rules={[chosen(t('marketing.bundlePieces'))]}
      >
        <InputNumber min={2} max={99} precision={0} />
      </Form.Item>
      <Form.Item
        name="forFen"
        label={t('marketing.bundlePrice')}
        rules={[chosen(t('marketing.bundlePrice'))]}
      >
        <YuanInput minFen={1} />
      </Form.Item>
    </>
  );
}

function Threshold() {
  const { t } = useTranslation();
  return (
    <Form.Item name="thresholdFen" label={t('marketing.threshold')} extra={t('marketing.thresholdHint')}>
      <YuanInput />
    </Form.Item>
  );
}

function Pieces() {
  const { t } = useTranslation();
  return (
    <Form.Item name="pieces" label={t('marketing.minPieces')}>
      <InputNumber min={1} max={9_999} precision={0} />
    </Form.Item>
  );
}

function Cap() {
  const { t } = useTranslation();
  return (
    <Form.Item name="capFen" label={t('marketing.cap')}>
      <YuanInput minFen={1} placeholder={t('marketing.noCap')} />
    </Form.Item>
  );
}
