import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../components/PageHeader.tsx';
import { FactorCard } from '../../features/account/FactorCard.tsx';
import { ProfileCard } from '../../features/account/ProfileCard.tsx';
import { SessionsCard } from '../../features/account/SessionsCard.tsx';
import { useMe } from '../../session/use-session.ts';

export default function AccountPage() {
  const { t } = useTranslation();
  const me = useMe();
  if (!me.data) return null;
  return (
    <>
      <PageHeader title={t('me.title')} />
      <div className="columns-wide">
        <div className="stack">
          <FactorCard me={me.data} />
          <SessionsCard />
        </div>
        <ProfileCard me={me.data} />
      </div>
    </>
  );
}
