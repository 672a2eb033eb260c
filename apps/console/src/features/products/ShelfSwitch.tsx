import { Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/wire.ts';
import { useAct } from '../../components/use-act.ts';
import { productsKey, type ProductRow } from './product-queries.ts';

const listable = new Set(['approved', 'off_shelf', 'on_shelf']);

/** On or off the shelf; only an approved product can be put on it. */
export function ShelfSwitch({ product: { shopId, productId, state, title } }: { product: ProductRow }) {
  const { t } = useTranslation();
  const params = { shopId, productId };
  const put = useAct({
    act: (on: boolean) =>
      on
        ? call('PUT /shops/:shopId/products/:productId/listing', { params })
        : call('DELETE /shops/:shopId/products/:productId/listing', { params }),
    refresh: [productsKey(shopId)],
    done: (product) => t(product.state === 'on_shelf' ? 'products.listed' : 'products.unlisted'),
  });
  return (
    <Switch
      size="small"
      checked={state === 'on_shelf'}
      disabled={!listable.has(state)}
      loading={put.isPending}
      aria-label={`${t('products.onShelf')}: ${title}`}
      onChange={(on) => put.mutate(on)}
    />
  );
}
