import { Breadcrumb } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { navigationOf, type Hat } from '../../session/hats.ts';
import { useOpenPageName } from './page-name.ts';
import { openItem } from './SideNav.tsx';

export function Crumbs({ hat }: { hat: Hat | undefined }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const name = useOpenPageName();
  const items = [];
  if (hat !== undefined) {
    const open = openItem(
      navigationOf(hat).flatMap((group) => group.items),
      hat.base,
      pathname,
    );
    items.push({ key: 'area', title: <Link to={hat.base}>{t(`brand.${hat.area}`)}</Link> });
    const label = open === undefined ? '' : t(`nav.${open.key}`);
    if (open !== undefined && label !== name && open.path !== '') {
      items.push({ key: open.key, title: <Link to={`${hat.base}/${open.path}`}>{label}</Link> });
    }
  }
  if (name !== '') items.push({ key: 'page', title: <span aria-current="page">{name}</span> });
  return (
    <nav aria-label={t('breadcrumbs')} className="crumbs">
      <Breadcrumb items={items} />
    </nav>
  );
}
