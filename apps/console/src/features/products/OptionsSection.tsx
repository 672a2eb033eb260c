import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { withOptions, type DraftOption, type ProductDraft } from './product-draft.ts';
import type { SectionProps } from './section.ts';

const maxOptions = 3;

/** What a shopper can choose, such as colour and size; every combination becomes a row of the table below. */
export function OptionsSection({ draft, english, change, faultOf }: SectionProps) {
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
            onChange={(values: string[]) =>
              setOne(index, {
                values: values.map((value) => value.trim().slice(0, 80)).filter((value) => value !== ''),
              })
            }
          />
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t('products.removeOption', { name: option.name })}
            onClick={() => set(draft.options.filter((_, at) => at !== index))}
          />
          {english && (
            <EnglishWords
              option={option}
              onChange={(patch) =>
                change((before) => ({
                  ...before,
                  options: before.options.map((one, at) => (at === index ? { ...one, ...patch } : one)),
                }))
              }
            />
          )}
        </div>
      ))}
      {draft.options.length < maxOptions && (
        <Button
          icon={<PlusOutlined />}
          onClick={() => set([...draft.options, { name: '', nameEn: '', values: [], valuesEn: {} }])}
        >
          {t('products.addOption')}
        </Button>
      )}
    </>
  );
}

function EnglishWords({
  option,
  onChange,
}: {
  option: DraftOption;
  onChange: (patch: Partial<DraftOption>) => void;
}) {
  const { t } = useTranslation();
  return (
    <div className="option-english">
      <Input
        size="small"
        value={option.nameEn}
        maxLength={60}
        aria-label={t('form.inEnglishOf', { name: option.name })}
        placeholder={t('products.optionNameEn')}
        onChange={(event) => onChange({ nameEn: event.target.value })}
      />
      <div className="option-words">
        {option.values.map((value) => (
          <label key={value} className="option-word">
            <span className="quiet small">{value}</span>
            <Input
              size="small"
              value={option.valuesEn[value] ?? ''}
              maxLength={120}
              placeholder={t('products.english')}
              onChange={(event) =>
                onChange({ valuesEn: { ...option.valuesEn, [value]: event.target.value } })
              }
            />
          </label>
        ))}
      </div>
    </div>
  );
}
