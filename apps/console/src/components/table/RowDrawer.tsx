import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { usePageName } from '../../app/shell/page-name.ts';

type Props = {
  title: string;
  footer?: ReactNode;
  extra?: ReactNode;
  wide?: boolean;
  /** How many steps of the address the drawer takes. */
  up?: 1 | 2;
  children: ReactNode;
};

/** Detail of a row beside its list, with an address of its own; closing goes back to the list as it was filtered. */
export function RowDrawer({ title, footer, extra, wide = false, up = 1, children }: Props) {
  const navigate = useNavigate();
  const { search } = useLocation();
  usePageName(title);
  return (
    <Drawer
      open
      title={title}
      size={wide ? 760 : 560}
      styles={{ body: { padding: 0, overflow: 'hidden' } }}
      onClose={() => void navigate({ pathname: up === 1 ? '..' : '../..', search }, { relative: 'path' })}
      {...(footer === undefined ? {} : { footer })}
      {...(extra === undefined ? {} : { extra })}
    >
      {/* Reachable by keyboard, so that a long one without a button in it can be scrolled. */}
      <section className="drawer-page" aria-label={title} tabIndex={0}>
        {children}
      </section>
    </Drawer>
  );
}
