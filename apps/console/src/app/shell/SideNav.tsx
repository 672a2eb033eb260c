import { Badge, Menu, type MenuProps } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { navigationOf, type Hat } from '../../session/hats.ts';
import { useDevelopment } from '../../session/use-development.ts';
import type { NavItem } from './areas.ts';
import { navIcons } from './icons.tsx';

type Entry = NonNullable<MenuProps['items']>[number];
type Props = { hat: Hat; collapsed: boolean; waiting: Partial<Record<string, number>> };

export function SideNav({ hat, collapsed, waiting }: Props) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const development = useDevelopment(hat.area === 'operator');
  const groups = navigationOf(hat, development);
  const entry = (item: NavItem): Entry => ({
    key: item.key,
    icon: navIcons[item.key],
    label: (
      <Link to={item.path === '' ? hat.base : `${hat.base}/${item.path}`} className="nav-link">
        <span>{t(`nav.${item.key}`)}</span>
        {!collapsed && <Badge count={waiting[item.key] ?? 0} size="small" overflowCount={999} />}
      </Link>
    ),
  });
  const items = groups.flatMap(({ key, items }): Entry[] =>
    key === null || collapsed
      ? items.map(entry)
      : [{ type: 'group', key, label: t(`nav.${key}`), children: items.map(entry) }],
  );
  const open = openItem(
    groups.flatMap((group) => group.items),
    hat.base,
    pathname,
  );
  const nav = useRef<HTMLElement>(null);
  const at = open?.key;
  // Where one is stays in sight, also in a window that shows a part of the list.
  useEffect(() => {
    nav.current?.querySelector('.ant-menu-item-selected')?.scrollIntoView({ block: 'nearest' });
  }, [at, collapsed]);
  return (
    <nav ref={nav} aria-label={t('nav.label')}>
      <Menu
        className="side-menu"
        mode="inline"
        inlineCollapsed={collapsed}
        items={items}
        selectedKeys={open === undefined ? [] : [open.key]}
      />
    </nav>
  );
}

/** The item whose address is the longest beginning of where we are. */
export function openItem(items: readonly NavItem[], base: string, pathname: string): NavItem | undefined {
  if (pathname !== base && !pathname.startsWith(`${base}/`)) return undefined;
  const below = pathname.slice(base.length).replace(/^\//, '');
  return items
    .filter((item) =>
      item.path === '' ? below === '' : below === item.path || below.startsWith(`${item.path}/`),
    )
    .toSorted((a, b) => b.path.length - a.path.length)[0];
}
