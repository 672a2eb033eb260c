import { useLanguage } from '@jishi/ui/use-language.ts';
import { Time } from '@jishi/ui/time.tsx';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, useLocation, useNavigate } from 'react-router';
import { call } from '../../api/wire.ts';
import { Amount } from '../../components/Amount.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { ProductStateTag } from '../../components/ProductStateTag.tsx';
import { Nothing } from '../../components/States.tsx';
import { StateTabs } from '../../components/StateTabs.tsx';
import { DataTable, type Column } from '../../components/table/DataTable.tsx';
import { useUrlFilters } from '../../components/table/use-url-filters.ts';
import { Thumb } from '../../components/Thumb.tsx';
import { titleOf } from '../../components/title-of.ts';
import { useBatch } from '../../components/use-batch.ts';
import {
  reviewKey,
  reviewStates,
  useReviewProducts,
  type ProductState,
  type ReviewProduct,
} from '../../features/operations/product-queries.ts';
import { ProductActs } from '../../features/operations/ProductActs.tsx';

export default function ProductsPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const { search } = useLocation();
  const { filters, change } = useUrlFilters({ state: 'pending_review', shop: '' });
  const [picked, setPicked] = useState<string[]>([]);
  const pages = useReviewProducts({
    state: filters.state as ProductState,
    ...(filters.shop === '' ? {} : { shop: filters.shop }),
  });
  const linkTo = (product: ReviewProduct) => `/operator/products/${product.productId}${search}`;
  const columns: Column<ReviewProduct>[] = [
    {
      key: 'product',
      title: t('products.product'),
      always: true,
      grow: true,
      render: (row) => (
        <Thumb
          src={row.pictureUrl}
          alt=""
          title={<Link to={linkTo(row)}>{titleOf(row, language)}</Link>}
          note={
            row.revision !== null
              ? t('operator.editOfProduct')
              : row.state === 'pending_review'
                ? t('operator.newProduct')
                : t('products.skuCount', { count: row.skuCount })
          }
        />
      ),
    },
    {
      key: 'shop',
      title: t('orders.shop'),
      render: (row) => <Link to={`/operator/shops/${row.shopId}`}>{row.shopName[language]}</Link>,
    },
    {
      key: 'price',
      title: t('products.price'),
      align: 'right',
      render: (row) => <Amount fen={row.priceFen} />,
    },
    {
      key: 'state',
      title: t('products.stateName'),
      render: (row) => <ProductStateTag state={row.state} reason={row.reason} revision={row.revision} />,
    },
    {
      key: 'submitted',
      title: t('operator.submittedAt'),
      render: (row) =>
        row.submittedAt === null ? (
          '—'
        ) : (
          <span className="nowrap">
            <Time at={row.submittedAt} />
          </span>
        ),
    },
    { key: 'act', title: t('operator.decide'), render: (row) => <ProductActs product={row} size="small" /> },
  ];
  const { approve, running } = useApproval(pages.rows, picked);
  const approveAll = (
    <Button type="primary" loading={running} onClick={() => void approve().then(setPicked)}>
      {t('operator.approveMany', { count: picked.length })}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('nav.productReview')} intro={t('operator.productsIntro')} />
      <StateTabs
        value={filters.state}
        withAll={false}
        states={reviewStates}
        nameOf={(state) => t(`products.state.${state}`)}
        onChange={(state) => {
          change({ state });
          setPicked([]);
        }}
      />
      <DataTable
        id="operator-products"
        label={t('nav.productReview')}
        columns={columns}
        pages={pages}
        rowKey={(row) => row.productId}
        onOpen={(row) => void navigate(linkTo(row))}
        {...(filters.state === 'pending_review'
          ? {
              selection: {
                keys: picked,
                onChange: setPicked,
                nameOf: (row: ReviewProduct) => titleOf(row, language),
                actions: approveAll,
              },
            }
          : {})}
        {...(filters.shop === ''
          ? {}
          : {
              filters: (
                <Button type="link" onClick={() => change({ shop: '' })}>
                  {t('table.clearFilters')}
                </Button>
              ),
            })}
        empty={
          filters.state === 'pending_review' ? (
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

/** Each approval names the version that was on screen: an edit made meanwhile is not approved unseen. */
function useApproval(rows: readonly ReviewProduct[], picked: readonly string[]) {
  const { run, running } = useBatch([reviewKey, ['operations', 'queue']]);
  const versions = new Map(rows.map((row) => [row.productId, row.version]));
  const approve = () =>
    run(
      picked.filter((id) => versions.has(id)),
      (productId) =>
        call('POST /operations/products/:productId/approval', {
          params: { productId },
          query: { version: versions.get(productId) ?? 0 },
        }),
    );
  return { approve, running };
}
