import { Suspense, lazy } from 'react';
import { Outlet, useLocation, useNavigation } from 'react-router';
import { useSignInRequest } from '../session/sign-in-request.ts';
import { DesktopSide } from './desktop-side.tsx';
import { OfflineBar } from './offline-bar.tsx';
import { TabBar, isTabPath } from './tab-bar.tsx';
import styles from './shell.module.css';

const SignInSheet = lazy(() => import('../features/sign-in/sign-in-sheet.tsx'));

/** The phone column every page lives in; on a desktop window it stands in the centre with a code beside it. */
export function Shell() {
  const { pathname } = useLocation();
  const navigation = useNavigation();
  const signInRequest = useSignInRequest();
  return (
    <div className={styles.window}>
      <div className={styles.phone} id="phone">
        {navigation.state === 'loading' ? <div className={styles.progress} /> : null}
        <OfflineBar />
        <main className={styles.main}>
          <Outlet />
        </main>
        {isTabPath(pathname) ? <TabBar dark={pathname === '/'} /> : null}
        <Suspense fallback={null}>{signInRequest ? <SignInSheet request={signInRequest} /> : null}</Suspense>
      </div>
      <DesktopSide />
    </div>
  );
}
