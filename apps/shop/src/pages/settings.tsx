import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { languages } from '@jishi/ui/language.ts';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Button } from '../components/button.tsx';
import { Card } from '../components/card.tsx';
import { ChipRow } from '../components/chip-row.tsx';
import { Screen } from '../components/screen.tsx';
import { useAccountVerbs } from '../data/account.ts';
import { useMe } from '../data/session.ts';
import { sentenceOf } from '../data/words-of.ts';
import { Nickname } from '../features/settings/nickname.tsx';
import { SecondFactor } from '../features/settings/second-factor.tsx';
import { Sessions } from '../features/settings/sessions.tsx';
import { useSetLanguage } from '../features/settings/use-set-language.ts';
import { confirm } from '../lib/confirm.ts';
import { toast } from '../lib/toast.ts';

const names = { zh: 'settings.chinese', en: 'settings.english' } as const;

export default function SettingsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const me = useMe();
  const language = useLanguage();
  const setLanguage = useSetLanguage();
  const { signOut } = useAccountVerbs();
  const leave = async () => {
    if (
      !(await confirm({
        title: t('settings.signOutAsk'),
        content: t('settings.signOutDetail'),
        yes: t('settings.signOut'),
      }))
    )
      return;
    signOut.mutate(undefined, {
      onSuccess() {
        toast(t('settings.signedOut'));
        void navigate('/me', { replace: true });
      },
      onError: (error) => toast(sentenceOf(error)),
    });
  };
  return (
    <Screen title={t('settings.title')} back>
      {me ? <Nickname me={me} /> : null}
      <Card title={t('settings.language')}>
        <ChipRow
          label={t('settings.language')}
          items={languages.map((key) => ({ key, label: t(names[key]) }))}
          value={language}
          onChange={(next) => void setLanguage(next)}
        />
      </Card>
      {me ? (
        <>
          <SecondFactor me={me} />
          <Sessions />
          <div style={{ display: 'flex', padding: '20px 12px 32px' }}>
            <Button kind="outline" size="large" wide loading={signOut.isPending} onClick={() => void leave()}>
              {t('settings.signOut')}
            </Button>
          </div>
        </>
      ) : null}
      <p style={{ padding: 16, textAlign: 'center', fontSize: 12, color: 'var(--ink-3-text)' }}>
        {t('app.name')} · {t('settings.licence')}
      </p>
    </Screen>
  );
}
