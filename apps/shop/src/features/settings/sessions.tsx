import { Smartphone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Time } from '@jishi/ui/time.tsx';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { ListSkeleton } from '../../components/list-skeleton.tsx';
import { Loaded } from '../../components/states.tsx';
import { Tag } from '../../components/tag.tsx';
import { useAccountVerbs, useSessions } from '../../data/account.ts';
import { sentenceOf } from '../../data/words-of.ts';
import { confirm } from '../../lib/confirm.ts';
import { toast } from '../../lib/toast.ts';
import styles from './settings.module.css';

export function Sessions() {
  const { t } = useTranslation();
  const sessions = useSessions();
  const { endSession } = useAccountVerbs();
  const end = async (sessionId: string) => {
    if (!(await confirm({ title: t('settings.endAsk'), yes: t('settings.endSession') }))) return;
    endSession.mutate(sessionId, {
      onSuccess: () => toast(t('settings.ended')),
      onError: (error) => toast(sentenceOf(error)),
    });
  };
  return (
    <Card title={t('settings.sessions')}>
      <p className={styles.note}>{t('settings.sessionsDetail')}</p>
      <Loaded query={sessions} waiting={<ListSkeleton rows={1} picture={24} />}>
        {(items) => (
          <ul>
            {items.map((session) => (
              <li key={session.sessionId} className={styles.session}>
                <Smartphone size={22} aria-hidden="true" />
                <div>
                  <p>
                    {session.device}{' '}
                    {session.current ? <Tag tone="promise">{t('settings.current')}</Tag> : null}
                  </p>
                  <small>
                    {t('settings.lastSeen')} <Time at={session.lastSeenAt} />
                  </small>
                </div>
                {session.current ? null : (
                  <Button kind="outline" size="small" onClick={() => void end(session.sessionId)}>
                    {t('settings.endSession')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Card>
  );
}
