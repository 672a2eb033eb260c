import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { Refusal, call } from '../../data/api.ts';
import { sentenceOf } from '../../data/words-of.ts';
import { isPhone } from '../../lib/is-phone.ts';
import styles from './sign-in.module.css';

export function PhoneStep({ onSent }: { onSent: (phone: string, resendAfterSeconds: number) => void }) {
  const { t } = useTranslation();
  const [phone, setPhone] = useState('');
  const [bad, setBad] = useState(false);
  const send = useMutation({
    mutationFn: () => call('POST /sign-in-codes', { body: { phone } }),
    onSuccess: (sent) => onSent(phone, sent.resendAfterSeconds),
    onError: (error) => {
      // the code that was sent a moment ago is still good: it can be entered, and a new one asked for when the time is over
      if (error instanceof Refusal && error.code === 'identity.code_too_soon')
        onSent(phone, Number(error.details['seconds']) || 60);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setBad(!isPhone(phone));
    if (isPhone(phone)) send.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Field
        label={t('signIn.phone')}
        error={bad ? t('signIn.phoneBad') : send.isError ? sentenceOf(send.error) : undefined}
      >
        {(field) => (
          <input
            {...field}
            type="tel"
            inputMode="numeric"
            autoComplete="tel-national"
            placeholder={t('signIn.phoneHint')}
            maxLength={11}
            value={phone}
            onChange={(event) => {
              setPhone(event.target.value.replace(/\D/g, ''));
              setBad(false);
            }}
          />
        )}
      </Field>
      <Button type="submit" size="large" wide loading={send.isPending}>
        {t('signIn.getCode')}
      </Button>
      <p className={styles.small}>{t('signIn.intro')}</p>
    </form>
  );
}
