import { useTranslation } from 'react-i18next';
import { Sheet } from '../../components/sheet.tsx';
import type { SignInRequest } from '../../session/sign-in-request.ts';
import { SignInForm } from './sign-in-form.tsx';

/** Over whatever the person was doing; closing it leaves them there, signing in lets the action continue. */
export default function SignInSheet({ request }: { request: SignInRequest }) {
  const { t } = useTranslation();
  return (
    <Sheet open onClose={() => request.done(false)} title={t('signIn.title')} detail={request.reason}>
      <SignInForm onDone={() => request.done(true)} />
    </Sheet>
  );
}
