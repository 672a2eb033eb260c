import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { Sheet } from '../../components/sheet.tsx';

type SaySheetProps = {
  open: boolean;
  title: string;
  hint: string;
  sending: boolean;
  onSend: (words: string) => void;
  onClose: () => void;
};

export function SaySheet({ open, title, hint, sending, onSend, onClose }: SaySheetProps) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={title}
      footer={
        <Button
          size="large"
          wide
          disabled={words.trim() === ''}
          loading={sending}
          onClick={() => onSend(words.trim())}
        >
          {t('aftersales.send')}
        </Button>
      }
    >
      <Field label={hint}>
        {(field) => (
          <textarea
            {...field}
            rows={5}
            maxLength={500}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        )}
      </Field>
    </Sheet>
  );
}
