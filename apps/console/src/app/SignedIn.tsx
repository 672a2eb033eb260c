import { useLanguage } from '@jishi/ui/use-language.ts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation, useParams } from 'react-router';
import { LoadFailed, Waiting } from '../components/States.tsx';
import { HatContext } from '../session/hat-context.ts';
import { hatAt } from '../session/hats.ts';
import { hatsOf } from '../session/hats-of.ts';
import { useMe } from '../session/use-session.ts';
import { Shell } from './shell/Shell.tsx';

/** The shell around everything that needs a person; without one, sign-in, which returns here. */
export default function SignedIn() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { pathname, search } = useLocation();
  const { shopId } = useParams();
  const me = useMe();
  const hats = useMemo(
    () => (me.data ? hatsOf(me.data, language, t('brand.platform')) : []),
    [me.data, language, t],
  );
  if (me.data === undefined) {
    return me.isError ? <LoadFailed error={me.error} onRetry={() => void me.refetch()} /> : <Waiting />;
  }
  if (me.data === null)
    return <Navigate to={`/sign-in?next=${encodeURIComponent(pathname + search)}`} replace />;
  const hat = hatAt(hats, pathname) ?? null;
  if (
    hat === null &&
    (shopId !== undefined || pathname.startsWith('/creator') || pathname.startsWith('/operator'))
  ) {
    return <Navigate to="/" replace />;
  }
  return (
    <HatContext.Provider value={hat}>
      <Shell
        hats={hats}
        hat={hat ?? undefined}
        person={{ name: me.data.nickname, avatarUrl: me.data.avatarUrl }}
      />
    </HatContext.Provider>
  );
}
