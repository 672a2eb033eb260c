import { ShoppingCart } from 'lucide-react';
import { Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Button, ButtonLink } from '../components/button.tsx';
import { ListSkeleton } from '../components/list-skeleton.tsx';
import { MembersOnly } from '../components/members-only.tsx';
import { ProductList } from '../components/product-list.tsx';
import { Screen } from '../components/screen.tsx';
import { Empty, Loaded } from '../components/states.tsx';
import { useCart, type CartLine } from '../data/cart.ts';
import { useDestination } from '../data/regions.ts';
import { useSaveProduct } from '../data/saved-products.ts';
import { CartFoot } from '../features/cart/cart-foot.tsx';
import { CartShop } from '../features/cart/cart-shop.tsx';
import { Unavailable } from '../features/cart/unavailable.tsx';
import { UndoBar } from '../features/cart/undo-bar.tsx';
import { useRemoval } from '../features/cart/use-removal.ts';
import { toast } from '../lib/toast.ts';

const PriceSheet = lazy(() => import('../features/price/price-sheet.tsx'));

const wanted = ({ skuId, quantity, attributionToken }: CartLine) => ({
  skuId,
  quantity,
  ...(attributionToken ? { attributionToken } : {}),
});

export default function CartPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const cart = useCart();
  const removal = useRemoval();
  const save = useSaveProduct();
  const { regionCode } = useDestination();
  const [editing, setEditing] = useState(false);
  const [explaining, setExplaining] = useState(false);
  const lines = cart.data?.shops.flatMap((shop) => shop.lines) ?? [];
  const chosen = lines.filter((line) => line.selected);

  const moveToSaved = async () => {
    for (const line of chosen)
      await save.mutateAsync({ productId: line.productId, on: true }).catch(() => undefined);
    await removal.remove(chosen);
    toast(t('cart.movedToSaved'));
  };
  return (
    <Screen
      title={
        cart.data && cart.data.lineCount > 0 ? t('cart.count', { n: cart.data.lineCount }) : t('cart.title')
      }
      right={
        lines.length > 0 ? (
          <Button kind="quiet" onClick={() => setEditing(!editing)}>
            {editing ? t('common.done') : t('cart.edit')}
          </Button>
        ) : undefined
      }
      footer={
        cart.data && lines.length > 0 ? (
          <CartFoot
            cart={cart.data}
            editing={editing}
            onExplain={() => setExplaining(true)}
            onCheckout={() =>
              void navigate('/checkout', { state: { lines: chosen.map(wanted), fromCart: true } })
            }
            onRemove={() => void removal.remove(chosen)}
            onSave={() => void moveToSaved()}
          />
        ) : undefined
      }
    >
      <MembersOnly reason={t('signIn.toSeeCart')} waiting={<ListSkeleton />}>
        <Loaded query={cart} waiting={<ListSkeleton />}>
          {(data) => (
            <>
              {data.shops.length === 0 ? (
                <Empty
                  icon={<ShoppingCart size={36} />}
                  title={t('cart.empty')}
                  detail={t('cart.emptyDetail')}
                  action={<ButtonLink to="/mall">{t('cart.toMall')}</ButtonLink>}
                />
              ) : null}
              {data.shops.map((shop) => (
                <CartShop key={shop.shopId} shop={shop} onRemove={(line) => void removal.remove([line])} />
              ))}
              <Unavailable lines={data.unavailable} />
              {data.shops.length === 0 ? (
                <ProductList filter={{ sort: 'sales' }} />
              ) : (
                <div style={{ height: 24 }} />
              )}
            </>
          )}
        </Loaded>
      </MembersOnly>
      {removal.words ? (
        <UndoBar words={removal.words} onUndo={() => void removal.undo()} onGone={removal.forget} />
      ) : null}
      <Suspense fallback={null}>
        {explaining ? (
          <PriceSheet
            open
            lines={chosen.map(wanted)}
            to={regionCode ? { regionCode } : {}}
            onClose={() => setExplaining(false)}
          />
        ) : null}
      </Suspense>
    </Screen>
  );
}
