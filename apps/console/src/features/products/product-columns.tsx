import { Time } from '@jishi/ui/time.tsx';
import { formatCount } from '@jishi/ui/format-count.ts';
import type { Language } from '@jishi/ui/language.ts';
import { Flex } from 'antd';
import type { TFunction } from 'i18next';
import { Link } from 'react-router';
import { Amount } from '../../components/Amount.tsx';
import { titleOf } from '../../components/title-of.ts';
import { Thumb } from '../../components/Thumb.tsx';
import type { Column } from '../../components/table/DataTable.tsx';
import { ProductStateTag } from '../../components/ProductStateTag.tsx';
import type { ProductRow } from './product-queries.ts';
import { ShelfSwitch } from './ShelfSwitch.tsx';

type Options = { t: TFunction; base: string; language: Language; categoryName: (id: string) => string };

export function productColumns({ t, base, language, categoryName }: Options): Column<ProductRow>[] {
  return [
    {
      key: 'product',
      title: t('products.product'),
      always: true,
      grow: true,
      render: (row) => (
        <Thumb
          src={row.pictureUrl}
          alt=""
          title={<Link to={`${base}/${row.productId}`}>{titleOf(row, language)}</Link>}
          note={t('products.skuCount', { count: row.skuCount })}
        />
      ),
    },
    { key: 'price', title: t('products.price'), align: 'right', render: (row) => <PriceRange row={row} /> },
    {
      key: 'sold',
      title: t('products.sold'),
      align: 'right',
      render: (row) => <span className="tabular">{formatCount(row.soldCount, language)}</span>,
    },
    {
      key: 'state',
      title: t('products.stateName'),
      render: (row) => (
        <Flex vertical gap={2}>
          <ProductStateTag state={row.state} revision={row.revision} />
          {row.reason !== null && <span className="small bad clip">{row.reason}</span>}
        </Flex>
      ),
    },
    {
      key: 'category',
      title: t('products.category'),
      extra: true,
      render: (row) => categoryName(row.categoryId),
    },
    {
      key: 'updated',
      title: t('products.updated'),
      render: (row) => (
        <span className="nowrap">
          <Time at={row.updatedAt} />
        </span>
      ),
    },
    { key: 'shelf', title: t('products.onShelf'), render: (row) => <ShelfSwitch product={row} /> },
  ];
}

function PriceRange({ row }: { row: ProductRow }) {
  if (row.priceFen === row.maxPriceFen) return <Amount fen={row.priceFen} />;
  return (
    <span className="nowrap">
      <Amount fen={row.priceFen} /> – <Amount fen={row.maxPriceFen} />
    </span>
  );
}
