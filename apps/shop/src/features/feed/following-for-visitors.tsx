import { UserRoundPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { StateBlock } from '@jishi/ui/state-block.tsx';
import { Button } from '../../components/button.tsx';
import { askToSignIn } from '../../session/sign-in-request.ts';
import styles from './feed.module.css';

export function FollowingForVisitors({ reason }: { reason: string }) {
  const { t } = useTranslation();
  return (
    <div className={`${styles.slide} ${styles.message}`}>
      <StateBlock
        tone="night"
        icon={<UserRoundPlus size={36} />}
        title={reason}
        action={<Button onClick={() => void askToSignIn(t('signIn.toFollow'))}>{t('signIn.signIn')}</Button>}
      />
    </div>
  );
}
