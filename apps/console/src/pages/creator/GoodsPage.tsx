import { useLanguage } from '@jishi/ui/use-language.ts';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Item } from '@jishi/wire';
import { call } from '../../api/wire.ts';
import { Amount } from '../../components/Amount.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Nothing } from '../../components/States.tsx';
import { DataTable, type Column } from '../../components/table/DataTable.tsx';
import { FilterBar, SearchFilter } from '../../components/table/FilterBar.tsx';
import { useCursorPages } from '../../components/table/use-cursor-pages.ts';
import { useUrlFilters } from '../../components/table/use-url-filters.ts';
import { Thumb } from '../../components/Thumb.tsx';
import { titleOf } from '../../components/title-of.ts';
import { Tone } from '../../components/Tone.tsx';

type Goods = Item<'GET /commission-goods'>;
const sorts = ['earning', 'rate', 'sold', 'newest', 'price'] as const;

/** What a creator can sell, and what each piece earns. */
export default function GoodsPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const { filters, change, clear, narrowed } = useUrlFilters({ q: '', sort: 'earning' });
  const pages = useCursorPages<Goods>(['creator', 'goods', filters], (cursor) =>
    call('GET /commission-goods', {
      query: {
        sort: filters.sort as (typeof sorts)[number],
        ...(filters.q === '' ? {} : { q: filters.q }),
        ...(cursor === undefined ? {} : { cursor }),
      },
    }),
  );
  const columns: Column<Goods>[] = [
    {
      key: 'product',
      title: t('commissions.product'),
      always: true,
      grow: true,
      render: ({ product }) => (
        <Thumb
          src={product.pictureUrl}
          alt=""
          title={titleOf(product, language)}
          note={product.shopName[language]}
        />
      ),
    },
    {
      key: 'kind',
      title: t('commissions.kind'),
      render: ({ kind }) => <Tone is="info">{t(`commissions.kinds.${kind}`)}</Tone>,
    },
    {
      key: 'price',
      title: t('commissions.price'),
      align: 'right',
      render: ({ priceFen }) => <Amount fen={priceFen} />,
    },
    {
      key: 'rate',
      title: t('commissions.rate'),
      align: 'right',
      render: ({ commissionBps }) => `${commissionBps / 100}%`,
    },
    {
      key: 'earning',
      title: t('commissions.earning'),
      align: 'right',
      render: ({ earningFen }) => (
        <strong>
          <Amount fen={earningFen} />
        </strong>
      ),
    },
    {
      key: 'act',
      title: t('finance.act'),
      render: () => (
        <Button size="small" onClick={() => void navigate('/creator/publish')}>
          {t('commissions.publish')}
        </Button>
      ),
    },
  ];
  return (
    <>
      <PageHeader title={t('nav.goods')} intro={t('commissions.goodsIntro')} />
      <DataTable
        id="commission-goods"
        label={t('nav.goods')}
        columns={columns}
        pages={pages}
        rowKey={({ product, planId }) => `${product.productId} ${planId}`}
        filters={
          <FilterBar narrowed={narrowed} onClear={clear}>
            <SearchFilter
              value={filters.q}
              placeholder={t('commissions.find')}
              onSearch={(q) => change({ q })}
            />
            <Select
              className="filter-select"
              aria-label={t('commissions.sort')}
              value={filters.sort}
              options={sorts.map((value) => ({ value, label: t(`commissions.sorts.${value}`) }))}
              onChange={(sort) => change({ sort })}
            />
          </FilterBar>
        }
        empty={<Nothing text={t('commissions.noGoods')} hint={t('commissions.noGoodsHint')} />}
      />
    </>
  );
}
