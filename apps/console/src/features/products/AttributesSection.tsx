import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SectionProps } from './section.ts';

/** Facts a shopper may look for: origin, material, shelf life. */
export function AttributesSection({ draft, english, change }: SectionProps) {
  const { t } = useTranslation();
  const set = (attributes: SectionProps['draft']['attributes']) => change({ attributes });
  const setOne = (index: number, patch: Partial<SectionProps['draft']['attributes'][number]>) =>
    set(draft.attributes.map((attribute, at) => (at === index ? { ...attribute, ...patch } : attribute)));
  return (
    <>
      {draft.attributes.map((attribute, index) => (
        <div key={index} className="attribute-line">
          <Input
            value={attribute.name}
            maxLength={40}
            aria-label={t('products.attributeName')}
            placeholder={t('products.attributeNameHint')}
            onChange={(event) => setOne(index, { name: event.target.value })}
          />
          <Input
            value={attribute.value}
            maxLength={200}
            aria-label={t('products.attributeValue')}
            placeholder={t('products.attributeValueHint')}
            onChange={(event) => setOne(index, { value: event.target.value })}
          />
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t('products.removeAttribute', { name: attribute.name })}
            onClick={() => set(draft.attributes.filter((_, at) => at !== index))}
          />
          {english && (
            <>
              <Input
                size="small"
                value={attribute.nameEn}
                maxLength={60}
                aria-label={t('form.inEnglishOf', { name: attribute.name })}
                placeholder={t('products.english')}
                onChange={(event) => setOne(index, { nameEn: event.target.value })}
              />
              <Input
                size="small"
                value={attribute.valueEn}
                maxLength={300}
                aria-label={t('form.inEnglishOf', { name: attribute.value })}
                placeholder={t('products.english')}
                onChange={(event) => setOne(index, { valueEn: event.target.value })}
              />
            </>
          )}
        </div>
      ))}
      <Button
        icon={<PlusOutlined />}
        disabled={draft.attributes.length >= 30}
        onClick={() => set([...draft.attributes, { name: '', value: '', nameEn: '', valueEn: '' }])}
      >
        {t('products.addAttribute')}
      </Button>
    </>
  );
}
