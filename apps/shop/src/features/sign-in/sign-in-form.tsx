import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askAgainAsSomebody } from '../../data/ask-again.ts';
import { toast } from '../../lib/toast.ts';
import { CodeStep } from './code-step.tsx';
import { PhoneStep } from './phone-step.tsx';
import { SecondFactorStep } from './second-factor-step.tsx';

type Step =
  | { at: 'phone' }
  | { at: 'code'; phone: string; resendAfterSeconds: number }
  | { at: 'second-factor' };

/** Phone → code → (for those who set one up) second factor. */
export function SignInForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [step, setStep] = useState<Step>({ at: 'phone' });

  const finish = async () => {
    await askAgainAsSomebody(queryClient);
    toast(t('signIn.welcome'));
    onDone();
  };
  if (step.at === 'phone') {
    return (
      <PhoneStep onSent={(phone, resendAfterSeconds) => setStep({ at: 'code', phone, resendAfterSeconds })} />
    );
  }
  if (step.at === 'second-factor') return <SecondFactorStep onDone={finish} />;
  return (
    <CodeStep
      phone={step.phone}
      firstWaitSeconds={step.resendAfterSeconds}
      onChangePhone={() => setStep({ at: 'phone' })}
      onSignedIn={(due) => (due ? setStep({ at: 'second-factor' }) : void finish())}
    />
  );
}
