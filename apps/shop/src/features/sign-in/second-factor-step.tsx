import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { call } from '../../data/api.ts';
import { sentenceOf } from '../../data/words-of.ts';
import { CodeInput } from './code-input.tsx';
import styles from './sign-in.module.css';

/** The code of the authenticator; without the phone it is on, one of the recovery codes. */
export function SecondFactorStep({ onDone }: { onDone: () => Promise<void> }) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const [recovering, setRecovering] = useState(false);
  const check = useMutation({
    mutationFn: () => call('POST /sessions/current/second-factor', { body: { code } }),
    onSuccess: onDone,
    onError: () => setCode(''),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    check.mutate();
  };
  const swap = () => {
    check.reset();
    setCode('');
    setRecovering(!recovering);
  };
  const error = check.isError ? sentenceOf(check.error) : undefined;
  return (
    <form className={styles.form} onSubmit={submit}>
      <p className={styles.sent}>{t(recovering ? 'signIn.recoveryDetail' : 'signIn.secondDetail')}</p>
      {recovering ? (
        <Field label={t('signIn.recoveryCode')} error={error}>
          {(field) => (
            <input
              {...field}
              autoFocus
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={14}
              value={code}
              onChange={(event) => setCode(event.target.value.trim().toLowerCase())}
            />
          )}
        </Field>
      ) : (
        <CodeInput label={t('signIn.secondTitle')} value={code} onChange={setCode} error={error} />
      )}
      <Button type="submit" size="large" wide disabled={code.length < 6} loading={check.isPending}>
        {t('signIn.signIn')}
      </Button>
      <button type="button" className={styles.link} onClick={swap}>
        {t(recovering ? 'signIn.useCode' : 'signIn.useRecovery')}
      </button>
    </form>
  );
}
