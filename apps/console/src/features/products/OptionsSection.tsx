import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { withOptions, type ProductDraft } from './product-draft.ts';
import type { SectionProps } from './section.ts';

const maxOptions = 3;

/** What a shopper can choose, such as colour and size; every combination becomes a row of the table below. */
export function OptionsSection({ draft, change, faultOf }: SectionProps) {
  const { t } = useTranslation();
  const set = (options: ProductDraft['options']) => change((before) => withOptions(before, options));
  const setOne = (index: number, patch: Partial<ProductDraft['options'][number]>) =>
    set(draft.options.map((option, at) => (at === index ? { ...option, ...patch } : option)));
  return (
    <>
      {draft.options.map((option, index) => (
        <div key={index} className="option-line">
          <Form.Item {...faultOf(`option_${index}`)}>
            <Input
              id={`option_${index}`}
              value={option.name}
              maxLength={40}
              aria-label={t('products.optionName')}
              placeholder={t('products.optionNameHint')}
              onChange={(event) => setOne(index, { name: event.target.value })}
            />
          </Form.Item>
          <Select
            mode="tags"
            open={false}
            suffixIcon={null}
            tokenSeparators={[',', '，', '、']}
            value={option.values}
            aria-label={t('products.optionValues')}
            placeholder={t('products.optionValuesHint')}
            onChange={(values: string[]) => setOne(index, { values: values.map((value) => value.trim().slice(0, 80)).filter((value) => value !== '') })}
          />
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t('products.removeOption', { name: option.name })}
            onClick={() => set(draft.options.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      {draft.options.length < maxOptions && (
        <Button icon={<PlusOutlined />} onClick={() => set([...draft.options, { name: '', values: [] }])}>{t('products.addOption')}</Button>
      )}
    </>
  );
}
