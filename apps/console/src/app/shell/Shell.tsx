import { MenuFoldOutlined, MenuUnfoldOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Layout } from 'antd';
import { Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation } from 'react-router';
import { Waiting } from '../../components/States.tsx';
import type { Hat } from '../../session/hats.ts';
import { AccountMenu } from './AccountMenu.tsx';
import { Crumbs } from './Crumbs.tsx';
import { HatSwitcher } from './HatSwitcher.tsx';
import { Palette } from './Palette.tsx';
import { SideNav } from './SideNav.tsx';
import { useNarrow } from './use-narrow.ts';
import { usePaletteKey } from './use-palette-key.ts';
import { useWaitingWork } from './use-waiting-work.ts';

type Props = {
  hats: readonly Hat[];
  hat: Hat | undefined;
  person: { name: string; avatarUrl: string | null };
};

export function Shell({ hats, hat, person }: Props) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const [folded, setFolded] = useState<boolean | null>(null);
  const [paletteOpen, setPaletteOpen] = usePaletteKey();
  const collapsed = folded ?? narrow;
  const waiting = useWaitingWork(hat);
  useScrollTop();
  const worn = hat ?? hats[0];
  return (
    <Layout className="shell">
      <a className="skip-link" href="#content">
        {t('skip')}
      </a>
      {worn !== undefined && (
        <Layout.Sider className="sider" width={216} collapsedWidth={64} collapsed={collapsed} trigger={null}>
          <HatSwitcher hats={hats} hat={worn} collapsed={collapsed} />
          <SideNav hat={worn} collapsed={collapsed} waiting={waiting} />
          <Button
            type="text"
            className="fold"
            icon={collapsed ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
            aria-label={t(collapsed ? 'expand' : 'collapse')}
            onClick={() => setFolded(!collapsed)}
          />
        </Layout.Sider>
      )}
      <Layout>
        <header className="top-bar">
          <Crumbs hat={hat} />
          <div className="top-tools">
            {hats.length > 0 && (
              <Button
                className="palette-button"
                icon={<SearchOutlined />}
                onClick={() => setPaletteOpen(true)}
              >
                <span className="palette-hint">{t('palette.open')}</span>
                <kbd>Ctrl K</kbd>
              </Button>
            )}
            <AccountMenu name={person.name} avatarUrl={person.avatarUrl} />
          </div>
        </header>
        <main id="content" tabIndex={-1} className="content">
          <Suspense fallback={<Waiting />}>
            <Outlet />
          </Suspense>
        </main>
      </Layout>
      <Palette hats={hats} hat={hat} open={paletteOpen} onClose={() => setPaletteOpen(false)} />
    </Layout>
  );
}

/** A new page starts at its top; a drawer over a list does not move the list. */
function useScrollTop() {
  const { pathname } = useLocation();
  const page = pathname.split('/').slice(0, 4).join('/');
  useEffect(() => {
    // In newer browsers it returns a promise, which React would take for a clean-up.
    window.scrollTo(0, 0);
  }, [page]);
}
