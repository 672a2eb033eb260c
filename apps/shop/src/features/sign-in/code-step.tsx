import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { maskPhone } from '@jishi/ui/mask-phone.ts';
import { Button } from '../../components/button.tsx';
import { call } from '../../data/api.ts';
import { sentenceOf } from '../../data/words-of.ts';
import { CodeInput } from './code-input.tsx';
import { DemoInbox } from './demo-inbox.tsx';
import { useSecondsLeft } from './use-seconds-left.ts';
import styles from './sign-in.module.css';

type CodeStepProps = {
  phone: string;
  firstWaitSeconds: number;
  onChangePhone: () => void;
  onSignedIn: (secondFactorDue: boolean) => void;
};

export function CodeStep({ phone, firstWaitSeconds, onChangePhone, onSignedIn }: CodeStepProps) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const [seconds, wait] = useSecondsLeft(firstWaitSeconds);
  const signIn = useMutation({
    mutationFn: (typed: string) => call('POST /sessions', { body: { phone, code: typed } }),
    onSuccess: (reply) => onSignedIn(reply.secondFactor === 'due'),
    onError: () => setCode(''),
  });
  const resend = useMutation({
    mutationFn: () => call('POST /sign-in-codes', { body: { phone } }),
    onSuccess: (sent) => wait(sent.resendAfterSeconds),
  });
  const type = (typed: string) => {
    setCode(typed);
    if (typed.length === 6 && !signIn.isPending) signIn.mutate(typed);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.length === 6) signIn.mutate(code);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <p className={styles.sent}>
        {t('signIn.codeSent', { phone: maskPhone(phone) })}
        <button type="button" className={styles.link} onClick={onChangePhone}>
          {t('signIn.change')}
        </button>
      </p>
      <CodeInput
        label={t('signIn.code')}
        value={code}
        onChange={type}
        error={signIn.isError ? sentenceOf(signIn.error) : undefined}
      />
      <Button type="submit" size="large" wide disabled={code.length < 6} loading={signIn.isPending}>
        {t('signIn.signIn')}
      </Button>
      <div className={styles.foot}>
        <button
          type="button"
          className={styles.link}
          disabled={seconds > 0 || resend.isPending}
          onClick={() => resend.mutate()}
        >
          {seconds > 0 ? t('signIn.resendIn', { seconds }) : t('signIn.resend')}
        </button>
        <DemoInbox phone={phone} onPick={type} />
      </div>
      {resend.isError ? (
        <p className={styles.error} role="alert">
          {sentenceOf(resend.error)}
        </p>
      ) : null}
    </form>
  );
}
