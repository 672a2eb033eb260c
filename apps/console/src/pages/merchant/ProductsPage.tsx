import { PlusOutlined } from '@ant-design/icons';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Nothing } from '../../components/States.tsx';
import { titleOf } from '../../components/title-of.ts';
import { SearchedList } from '../../components/table/SearchedList.tsx';
import { given, useUrlFilters } from '../../components/table/use-url-filters.ts';
import { ProductBatch } from '../../features/products/ProductBatch.tsx';
import { productColumns } from '../../features/products/product-columns.tsx';
import {
  productStates,
  useCategories,
  useProductCounts,
  useProducts,
  type ProductFilters,
} from '../../features/products/product-queries.ts';
import { useHat, useShopId } from '../../session/hat-context.ts';

export default function ProductsPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const shopId = useShopId();
  const { base: hatBase } = useHat();
  const navigate = useNavigate();
  const search = useUrlFilters({ state: '', q: '' });
  const [picked, setPicked] = useState<string[]>([]);
  const pages = useProducts(shopId, given(search.filters) as ProductFilters);
  const counts = useProductCounts(shopId);
  const categories = useCategories();
  const base = `${hatBase}/products`;
  const columns = useMemo(() => {
    const leaves = (categories.data?.items ?? []).flatMap((parent) => [parent, ...parent.children]);
    const names = new Map(leaves.map(({ categoryId, name }) => [categoryId, name[language]]));
    return productColumns({ t, base, language, categoryName: (id) => names.get(id) ?? '—' });
  }, [t, base, language, categories.data]);
  const create = (
    <Link to={`${base}/new`}>
      <Button type="primary" icon={<PlusOutlined />}>
        {t('nav.newProduct')}
      </Button>
    </Link>
  );
  const batch = (
    <ProductBatch
      shopId={shopId}
      products={pages.rows.filter((row) => picked.includes(row.productId))}
      onDone={setPicked}
    />
  );
  return (
    <>
      <PageHeader
        title={t('nav.products')}
        actions={
          <>
            <Link to={`${hatBase}/imports`}>
              <Button>{t('products.importHint')}</Button>
            </Link>
            {create}
          </>
        }
      />
      <SearchedList
        id="products"
        label={t('nav.products')}
        columns={columns}
        pages={pages}
        rowKey={(row) => row.productId}
        onOpen={(row) => void navigate(`${base}/${row.productId}`)}
        selection={{
          keys: picked,
          onChange: setPicked,
          nameOf: (row) => titleOf(row, language),
          actions: batch,
        }}
        search={search}
        searchHint={t('products.search')}
        states={productStates}
        nameOf={(state) => t(`products.state.${state}`)}
        counts={counts.data}
        none={<Nothing text={t('products.none')} hint={t('products.noneHint')} action={create} />}
      />
    </>
  );
}
