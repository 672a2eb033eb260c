import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { ProductPicker } from '../../components/form/ProductPicker.tsx';

export type VideoWordsValues = { caption: string; topics: string[]; productIds: string[] };

/** What is said about a video and what it sells: the same fields when publishing and later. */
export function VideoWords() {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item name="caption" label={t('videos.caption')}>
        <Input.TextArea rows={3} maxLength={500} showCount placeholder={t('videos.captionHint')} />
      </Form.Item>
      <Form.Item
        name="topics"
        label={t('videos.topics')}
        getValueFromEvent={(topics: string[]) =>
          topics
            .map((topic) => topic.replace(/^#/, '').trim().slice(0, 30))
            .filter((topic) => topic !== '')
            .slice(0, 10)
        }
      >
        <Select
          mode="tags"
          open={false}
          suffixIcon={null}
          tokenSeparators={[' ', ',', '，', '#']}
          placeholder={t('videos.topicsHint')}
        />
      </Form.Item>
      <Form.Item name="productIds" label={t('videos.products')} extra={t('videos.productsHint')}>
        <ProductPicker />
      </Form.Item>
    </>
  );
}
