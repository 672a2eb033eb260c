import { useLanguage } from '@jishi/ui/use-language.ts';
import { Cascader, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCategories } from './product-queries.ts';
import type { SectionProps } from './section.ts';

export function BasicsSection({ draft, english, change, faultOf }: SectionProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const categories = useCategories();
  const options = (categories.data?.items ?? []).map((parent) => ({
    value: parent.categoryId,
    label: `${parent.emoji} ${parent.name[language]}`,
    children: parent.children.map((child) => ({
      value: child.categoryId,
      label: `${child.emoji} ${child.name[language]}`,
    })),
  }));
  const parent = options.find((one) => one.children.some((child) => child.value === draft.categoryId));
  return (
    <>
      <Form.Item
        label={t('products.title')}
        htmlFor="title"
        required
        {...faultOf('title')}
        extra={t('products.titleHint')}
      >
        <Input
          id="title"
          value={draft.title}
          maxLength={120}
          showCount
          onChange={(event) => change({ title: event.target.value })}
        />
      </Form.Item>
      {english && (
        <Form.Item label={t('products.titleEn')} htmlFor="titleEn">
          <Input
            id="titleEn"
            value={draft.titleEn}
            maxLength={200}
            placeholder={t('form.englishHint')}
            onChange={(event) => change({ titleEn: event.target.value })}
          />
        </Form.Item>
      )}
      <Form.Item label={t('products.category')} htmlFor="category" required {...faultOf('category')}>
        <Cascader
          id="category"
          showSearch
          allowClear={false}
          options={options}
          loading={categories.isPending}
          value={
            draft.categoryId === null
              ? []
              : parent === undefined
                ? [draft.categoryId]
                : [parent.value, draft.categoryId]
          }
          onChange={(path) => change({ categoryId: path.at(-1) ?? null })}
        />
      </Form.Item>
      <Form.Item label={t('products.description')} htmlFor="description">
        <Input.TextArea
          id="description"
          rows={5}
          maxLength={20_000}
          value={draft.description}
          placeholder={t('products.descriptionHint')}
          onChange={(event) => change({ description: event.target.value })}
        />
      </Form.Item>
      {english && (
        <Form.Item label={t('products.descriptionEn')} htmlFor="descriptionEn">
          <Input.TextArea
            id="descriptionEn"
            rows={5}
            maxLength={20_000}
            value={draft.descriptionEn}
            placeholder={t('form.englishHint')}
            onChange={(event) => change({ descriptionEn: event.target.value })}
          />
        </Form.Item>
      )}
    </>
  );
}
