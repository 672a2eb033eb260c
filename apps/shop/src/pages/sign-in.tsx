import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { ButtonLink } from '../components/button.tsx';
import { Screen } from '../components/screen.tsx';
import { SignInForm } from '../features/sign-in/sign-in-form.tsx';
import styles from './sign-in.module.css';

/** The page form of the sign-in sheet, for links. It returns to `?next=`, inside this app only. */
export default function SignInPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [address] = useSearchParams();
  const next = address.get('next') ?? '/me';
  const inside = /^\/(?![/\\])/.test(next) ? next : '/me';
  return (
    <Screen title={t('signIn.title')} back tone="white">
      <div className={styles.page}>
        <img src="/icon.svg" alt="" width={72} height={72} />
        <p className={styles.name}>{t('app.name')}</p>
        <SignInForm onDone={() => void navigate(inside, { replace: true })} />
        <ButtonLink to="/" kind="quiet">
          {t('signIn.browse')}
        </ButtonLink>
      </div>
    </Screen>
  );
}
