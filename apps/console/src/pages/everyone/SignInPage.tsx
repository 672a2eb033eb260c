import { GlobalOutlined } from '@ant-design/icons';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Button, Card } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { queryClient } from '../../app/query-client.ts';
import { PhoneStep } from '../../features/account/PhoneStep.tsx';
import { FactorStep } from '../../features/account/FactorStep.tsx';
import { chooseLanguage } from '../../i18n/index.ts';
import { meKey, useMe } from '../../session/use-session.ts';

/** Phone and code, then the second factor when the account has one. Returns to where the person was going. */
export default function SignInPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const language = useLanguage();
  const [params] = useSearchParams();
  const [factorDue, setFactorDue] = useState(false);
  const me = useMe();
  const next = params.get('next') ?? '/';
  // Only ever to a place of our own.
  const to = next.startsWith('/') && !next.startsWith('//') ? next : '/';

  const enter = async () => {
    await queryClient.invalidateQueries({ queryKey: meKey });
    void navigate(to, { replace: true });
  };
  if (me.data && !factorDue) return <Navigate to={to} replace />;
  return (
    <main className="sign-in">
      <Button
        type="text"
        className="sign-in-language"
        icon={<GlobalOutlined />}
        onClick={() => void chooseLanguage(language === 'zh' ? 'en' : 'zh')}
      >
        {language === 'zh' ? 'English' : '中文'}
      </Button>
      <Card className="sign-in-card">
        <img src="/console/icon.svg" alt="" width={44} height={44} />
        <h1 className="sign-in-title">{factorDue ? t('signIn.secondTitle') : t('signIn.title')}</h1>
        <p className="quiet">{factorDue ? t('signIn.secondIntro') : t('signIn.intro')}</p>
        {factorDue ? (
          <FactorStep onDone={() => void enter()} />
        ) : (
          <PhoneStep onDone={(outcome) => (outcome === 'due' ? setFactorDue(true) : void enter())} />
        )}
      </Card>
    </main>
  );
}
