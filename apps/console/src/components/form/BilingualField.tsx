import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { atMost, required } from './rules.ts';

type Props = { name: string; label: string; max: number; long?: boolean; hint?: string };

export type Bilingual = { zh: string; en?: string };

/** Chinese is needed; English may be left out and is then the Chinese text. */
export function BilingualField({ name, label, max, long = false, hint }: Props) {
  const { t } = useTranslation();
  const Field = long ? Input.TextArea : Input;
  return (
    <>
      <Form.Item
        name={[name, 'zh']}
        label={t('form.inChinese', { name: label })}
        rules={[required(label), atMost(max)]}
        {...(hint === undefined ? {} : { extra: hint })}
      >
        <Field maxLength={max} {...(long ? { rows: 3 } : {})} />
      </Form.Item>
      <Form.Item name={[name, 'en']} label={t('form.inEnglish', { name: label })} rules={[atMost(max)]}>
        <Field maxLength={max} placeholder={t('form.englishHint')} {...(long ? { rows: 3 } : {})} />
      </Form.Item>
    </>
  );
}

/** As it was typed: English that only repeats the Chinese was never written. */
export function asTyped({ zh, en }: { zh: string; en: string }): Bilingual {
  return { zh, en: en === zh ? '' : en };
}

/** An empty English field is left out, not sent as ''. */
export function bilingual({ zh, en }: Bilingual): Bilingual {
  const english = en?.trim() ?? '';
  return { zh: zh.trim(), ...(english === '' ? {} : { en: english }) };
}
