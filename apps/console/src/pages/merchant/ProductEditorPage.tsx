import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { call } from '../../api/wire.ts';
import { LoadFailed, Waiting } from '../../components/States.tsx';
import { draftOf, emptyDraft } from '../../features/products/product-draft.ts';
import { useProduct } from '../../features/products/product-queries.ts';
import { ProductEditor } from '../../features/products/ProductEditor.tsx';
import { useHat, useShopId } from '../../session/hat-context.ts';

const noStock: ReadonlyMap<string, number> = new Map();

/** A new product, or one of ours with its stock. */
export default function ProductEditorPage() {
  const hat = useHat();
  const shopId = useShopId();
  const { productId } = useParams();
  const product = useProduct(shopId, productId);
  const stock = useQuery({
    queryKey: ['shop', shopId, 'stock', 'of', productId],
    queryFn: async () => {
      const { items } = await call('GET /shops/:shopId/stock', {
        params: { shopId },
        query: { product: productId ?? '', limit: 100 },
      });
      return new Map(items.map(({ skuId, onHand }) => [skuId, onHand]));
    },
    enabled: productId !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (productId === undefined)
    return (
      <ProductEditor
        key="new"
        hat={hat}
        shopId={shopId}
        product={undefined}
        draft={emptyDraft}
        stock={noStock}
      />
    );
  const error = product.error ?? stock.error;
  if (error !== null)
    return (
      <LoadFailed error={error} onRetry={() => void Promise.all([product.refetch(), stock.refetch()])} />
    );
  if (product.data === undefined || stock.data === undefined) return <Waiting rows={12} />;
  return (
    <ProductEditor
      key={productId}
      hat={hat}
      shopId={shopId}
      product={product.data}
      draft={draftOf(product.data, stock.data)}
      stock={stock.data}
    />
  );
}
