import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { call } from '../../data/api.ts';
import { sentenceOf } from '../../data/words-of.ts';
import { CodeInput } from './code-input.tsx';
import styles from './sign-in.module.css';

export function SecondFactorStep({ onDone }: { onDone: () => Promise<void> }) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const check = useMutation({
    mutationFn: () => call('POST /sessions/current/second-factor', { body: { code } }),
    onSuccess: onDone,
    onError: () => setCode(''),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    check.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <p className={styles.sent}>{t('signIn.secondDetail')}</p>
      <CodeInput
        label={t('signIn.secondTitle')}
        value={code}
        onChange={setCode}
        error={check.isError ? sentenceOf(check.error) : undefined}
      />
      <Button type="submit" size="large" wide disabled={code.length < 6} loading={check.isPending}>
        {t('signIn.signIn')}
      </Button>
    </form>
  );
}
