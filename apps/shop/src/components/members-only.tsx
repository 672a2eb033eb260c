import { LogIn } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StateBlock } from '@jishi/ui/state-block.tsx';
import { useWho } from '../data/session.ts';
import { askToSignIn } from '../session/sign-in-request.ts';
import { Button } from './button.tsx';
import { Failed } from './states.tsx';

/** A page that belongs to a person: a visitor is told why and may sign in right here, or keep looking around. */
export function MembersOnly({
  reason,
  waiting,
  children,
}: {
  reason: string;
  waiting?: ReactNode;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const who = useWho();
  const me = who.data;
  if (me) return <>{children}</>;
  if (me === undefined && who.isError) return <Failed error={who.error} retry={() => void who.refetch()} />;
  if (me === undefined) return <div aria-busy="true">{waiting}</div>;
  return (
    <StateBlock
      icon={<LogIn size={36} />}
      title={reason}
      detail={t('signIn.intro')}
      action={<Button onClick={() => void askToSignIn(reason)}>{t('signIn.signIn')}</Button>}
    />
  );
}
