import { useLanguage } from '@jishi/ui/use-language.ts';
import { useQuery } from '@tanstack/react-query';
import { Button, Cascader, Checkbox, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/wire.ts';
import { picked } from '../../components/form/rules.ts';
import { useAct } from '../../components/use-act.ts';
import { importsKey, type Import } from './import-queries.ts';

type Values = { category: string[]; submit?: boolean };

/** The last question before anything is written. */
export function RunForm({ shopId, data }: { shopId: string; data: Import }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const categories = useQuery({
    queryKey: ['categories'],
    queryFn: () => call('GET /categories'),
    staleTime: 600_000,
  });
  const run = useAct({
    act: ({ category, submit }: Values) =>
      call('POST /shops/:shopId/product-imports/:importId/run', {
        params: { shopId, importId: data.importId },
        body: { categoryId: category.at(-1) ?? '', submit: submit === true },
      }),
    refresh: [importsKey(shopId)],
  });
  const options = (categories.data?.items ?? []).map((parent) => ({
    value: parent.categoryId,
    label: `${parent.emoji} ${parent.name[language]}`,
    children: parent.children.map((child) => ({
      value: child.categoryId,
      label: `${child.emoji} ${child.name[language]}`,
    })),
  }));
  const writes = data.counts.create + data.counts.update;
  return (
    <Form layout="vertical" className="run-form" onFinish={(values: Values) => run.mutate(values)}>
      <Form.Item
        name="category"
        label={t('imports.category')}
        extra={t('imports.categoryHint')}
        rules={[picked(t('imports.category'))]}
      >
        <Cascader showSearch options={options} loading={categories.isPending} />
      </Form.Item>
      <Form.Item name="submit" valuePropName="checked" extra={t('imports.submitHint')}>
        <Checkbox>{t('imports.submit')}</Checkbox>
      </Form.Item>
      <Button type="primary" htmlType="submit" disabled={writes === 0} loading={run.isPending}>
        {t('imports.run', { create: data.counts.create, update: data.counts.update })}
      </Button>
      {writes === 0 && <p className="quiet">{t('imports.nothingToDo')}</p>}
    </Form>
  );
}
