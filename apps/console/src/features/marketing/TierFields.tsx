import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Form, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { chosen } from '../../components/form/rules.ts';
import { YuanInput } from '../../components/form/YuanInput.tsx';
import type { TierDraft } from './activity-draft.ts';

type Props = {
  /** What a tier starts from: pieces, an amount, or nothing (one benefit only). */
  from: 'pieces' | 'amount' | null;
  /** Fixed where the subtype leaves no choice. */
  gives?: 'off' | 'rate';
};

const most = 5;

/** Up to five tiers: from more pieces or a higher amount on, more is taken off. */
export function TierFields({ from, gives }: Props) {
  const { t } = useTranslation();
  const form = Form.useFormInstance();
  // The next tier gives in the way of the one before it.
  const givesOf = (tier: number) =>
    (form.getFieldValue(['tiers', tier, 'gives']) as TierDraft['gives'] | undefined) ?? 'off';
  return (
    <Form.List name="tiers">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ name, key }) => (
            <Flex key={key} gap={8} align="flex-start" className="tier-line" wrap>
              {from !== null && (
                <Form.Item
                  name={[name, 'from']}
                  label={t(`marketing.from.${from}`)}
                  rules={[chosen(t(`marketing.from.${from}`))]}
                >
                  {from === 'pieces' ? (
                    <InputNumber min={2} max={9_999} precision={0} />
                  ) : (
                    <YuanInput minFen={1} />
                  )}
                </Form.Item>
              )}
              <Benefit name={name} gives={gives} />
              {from !== null && fields.length > 1 && (
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={t('action.delete')}
                  onClick={() => remove(name)}
                />
              )}
            </Flex>
          ))}
          {from !== null && fields.length < most && (
            <Button
              type="dashed"
              icon={<PlusOutlined />}
              onClick={() => add({ gives: gives ?? givesOf(fields.length - 1) } satisfies TierDraft)}
            >
              {t('marketing.addTier')}
            </Button>
          )}
        </>
      )}
    </Form.List>
  );
}

function Benefit({ name, gives }: { name: number; gives: 'off' | 'rate' | undefined }) {
  const { t } = useTranslation();
  const form = Form.useFormInstance();
  const chosenGives = (Form.useWatch(['tiers', name, 'gives'], form) as string | undefined) ?? gives ?? 'off';
  return (
    <>
      <Form.Item name={[name, 'gives']} label={t('marketing.gives')} hidden={gives !== undefined} required>
        <Select
          className="gives-select"
          options={(['off', 'rate'] as const).map((value) => ({
            value,
            label: t(`marketing.give.${value}`),
          }))}
        />
      </Form.Item>
      {chosenGives === 'off' ? (
        <Form.Item name={[name, 'offFen']} label={t('marketing.off')} rules={[chosen(t('marketing.off'))]}>
          <YuanInput minFen={1} />
        </Form.Item>
      ) : (
        <>
          <Form.Item
            name={[name, 'zhe']}
            label={t('marketing.zhe')}
            tooltip={t('marketing.zheHint')}
            rules={[chosen(t('marketing.zhe'))]}
          >
            <InputNumber min={0.1} max={9.9} step={0.5} precision={2} />
          </Form.Item>
          <Form.Item name={[name, 'capFen']} label={t('marketing.cap')}>
            <YuanInput minFen={1} placeholder={t('marketing.noCap')} />
          </Form.Item>
        </>
      )}
    </>
  );
}
