import { Time } from '@jishi/ui/time.tsx';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, useLocation, useNavigate } from 'react-router';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Nothing } from '../../components/States.tsx';
import { StateTabs } from '../../components/StateTabs.tsx';
import { DataTable, type Column } from '../../components/table/DataTable.tsx';
import { FilterBar, SearchFilter } from '../../components/table/FilterBar.tsx';
import { useUrlFilters } from '../../components/table/use-url-filters.ts';
import { Thumb } from '../../components/Thumb.tsx';
import {
  shopStates,
  useShops,
  type OperatorShop,
  type ShopState,
} from '../../features/operations/shop-queries.ts';
import { ShopActs } from '../../features/operations/ShopActs.tsx';
import { ShopStateTag } from '../../features/operations/ShopStateTag.tsx';

export default function ShopsPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const { search } = useLocation();
  const { filters, change, clear, narrowed } = useUrlFilters({ state: 'pending', q: '' });
  const state = filters.state === 'all' ? undefined : (filters.state as ShopState);
  const pages = useShops({
    ...(state === undefined ? {} : { state }),
    ...(filters.q === '' ? {} : { q: filters.q }),
  });
  const linkTo = (shop: OperatorShop) => `/operator/shops/${shop.shopId}${search}`;
  const columns: Column<OperatorShop>[] = [
    {
      key: 'shop',
      title: t('orders.shop'),
      always: true,
      grow: true,
      render: (shop) => (
        <Thumb
          src={shop.logoUrl}
          alt=""
          title={<Link to={linkTo(shop)}>{shop.name[language]}</Link>}
          note={shop.intro[language]}
        />
      ),
    },
    { key: 'kind', title: t('shop.kind'), render: (shop) => t(`shop.kinds.${shop.kind}`) },
    {
      key: 'owners',
      title: t('operator.owner'),
      render: (shop) => shop.owners.map(({ nickname }) => nickname).join(', '),
    },
    {
      key: 'state',
      title: t('products.stateName'),
      render: (shop) => <ShopStateTag state={shop.state} reason={shop.reason} />,
    },
    {
      key: 'score',
      title: t('operator.score'),
      align: 'right',
      extra: true,
      render: (shop) => (shop.score === null ? '–' : (shop.score / 100).toFixed(2)),
    },
    {
      key: 'staff',
      title: t('operator.staffCount'),
      align: 'right',
      extra: true,
      render: (shop) => shop.staffCount,
    },
    {
      key: 'created',
      title: t('operator.appliedAt'),
      render: (shop) => (
        <span className="nowrap">
          <Time at={shop.createdAt} />
        </span>
      ),
    },
    { key: 'act', title: t('operator.decide'), render: (shop) => <ShopActs shop={shop} size="small" /> },
  ];
  return (
    <>
      <PageHeader title={t('nav.shops')} intro={t('operator.shopsIntro')} />
      <StateTabs
        value={filters.state === 'all' ? '' : filters.state}
        states={shopStates}
        nameOf={(one) => t(`shop.state.${one}`)}
        onChange={(next) => change({ state: next === '' ? 'all' : next })}
      />
      <DataTable
        id="operator-shops"
        label={t('nav.shops')}
        columns={columns}
        pages={pages}
        rowKey={(shop) => shop.shopId}
        onOpen={(shop) => void navigate(linkTo(shop))}
        filters={
          <FilterBar narrowed={narrowed} onClear={clear}>
            <SearchFilter
              value={filters.q}
              placeholder={t('start.shopName')}
              onSearch={(q) => change({ q })}
            />
          </FilterBar>
        }
        empty={
          filters.state === 'pending' && filters.q === '' ? (
            <Nothing text={t('operator.queueEmpty')} hint={t('operator.queueEmptyHint')} />
          ) : (
            <Nothing text={t('table.noMatch')} hint={t('table.noMatchHint')} />
          )
        }
      />
      <Outlet />
    </>
  );
}
