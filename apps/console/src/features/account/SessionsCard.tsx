import { LaptopOutlined } from '@ant-design/icons';
import { Time } from '@jishi/ui/time.tsx';
import { useQuery } from '@tanstack/react-query';
import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/wire.ts';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { useAct } from '../../components/use-act.ts';
import { Tone } from '../../components/Tone.tsx';

const sessionsKey = ['me', 'sessions'] as const;

export function SessionsCard() {
  const { t } = useTranslation();
  const sessions = useQuery({ queryKey: sessionsKey, queryFn: () => call('GET /me/sessions') });
  const revoke = useAct({
    act: (sessionId: string) => call('DELETE /me/sessions/:sessionId', { params: { sessionId } }),
    refresh: [sessionsKey],
    done: t('me.revoked'),
  });
  return (
    <Card>
      <h2 className="card-title">{t('me.sessions')}</h2>
      <p className="card-note">{t('me.sessionsIntro')}</p>
      <Loaded query={sessions} rows={3}>
        {({ items }) => (
          <ul className="lines">
            {items.map((session) => (
              <li key={session.sessionId}>
                <div className="thumb-line">
                  <LaptopOutlined className="quiet" />
                  <div className="thumb-words">
                    <span>
                      {session.device || t('me.unknownDevice')}{' '}
                      {session.current && <Tone is="good">{t('me.thisDevice')}</Tone>}
                    </span>
                    <span className="quiet small">
                      {t('me.lastSeen')} <Time at={session.lastSeenAt} /> · {t('me.signedInAt')}{' '}
                      <Time at={session.openedAt} />
                    </span>
                  </div>
                </div>
                {!session.current && (
                  <ConfirmButton
                    danger
                    size="small"
                    title={t('me.revokeTitle')}
                    consequence={t('me.revokeText', { device: session.device || t('me.unknownDevice') })}
                    confirm={t('me.revoke')}
                    onConfirm={() => revoke.mutateAsync(session.sessionId)}
                  >
                    {t('me.revoke')}
                  </ConfirmButton>
                )}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Card>
  );
}
