import { Suspense, lazy, useEffect, useState } from 'react';
import { useLocation, useNavigate, useParams } from 'react-router';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Screen } from '../components/screen.tsx';
import { Loaded } from '../components/states.tsx';
import { useProduct, type Product } from '../data/catalog.ts';
import { useQuote, type WantedLine } from '../data/checkout.ts';
import { useOffers } from '../data/offers.ts';
import { rememberRegion, useDestination, useFreight } from '../data/regions.ts';
import { report } from '../data/signals.ts';
import { RegionPicker } from '../features/addresses/region-picker.tsx';
import { OfferRows } from '../features/offers/offer-rows.tsx';
import { FloatingHead } from '../features/product/floating-head.tsx';
import { Gallery } from '../features/product/gallery.tsx';
import { PriceBlock } from '../features/product/price-block.tsx';
import { ProductBar } from '../features/product/product-bar.tsx';
import { ProductDetails } from '../features/product/product-details.tsx';
import { ProductRows } from '../features/product/product-rows.tsx';
import { ProductWaiting } from '../features/product/product-waiting.tsx';
import { PromiseSheet } from '../features/product/promise-sheet.tsx';
import { ShopCard } from '../features/product/shop-card.tsx';
import { SkuSheet } from '../features/product/sku-sheet.tsx';
import { useBuy } from '../features/product/use-buy.ts';
import { useChoice } from '../features/product/use-choice.ts';
import { ReviewsPreview } from '../features/reviews/reviews-preview.tsx';
import { titleIn } from '../lib/in-language.ts';
import { MoreLikeThis } from '../features/product/more-like-this.tsx';

const OffersSheet = lazy(() => import('../features/offers/offers-sheet.tsx'));
const PriceSheet = lazy(() => import('../features/price/price-sheet.tsx'));

export default function ProductPage() {
  const { productId = '' } = useParams();
  const product = useProduct(productId);
  useEffect(() => report({ kind: 'product_view', productId }), [productId]);
  if (product.data) return <ProductScreen key={productId} product={product.data} />;
  return (
    <Screen back bare={product.isPending}>
      <Loaded query={product} waiting={<ProductWaiting />}>
        {() => null}
      </Loaded>
    </Screen>
  );
}

type Open = 'sku' | 'price' | 'region' | 'promise' | 'offers';

function ProductScreen({ product }: { product: Product }) {
  const language = useLanguage();
  const navigate = useNavigate();
  const location = useLocation();
  const [open, setOpen] = useState<Open>();
  const { regionCode } = useDestination();
  const [pickedRegion, setPickedRegion] = useState<string>();
  const choice = useChoice(product);
  const close = () => setOpen(undefined);
  const onBuy = (lines: WantedLine[]) => void navigate('/checkout', { state: { lines } });
  const buying = useBuy({ onAdded: close, onBuy });
  const attributionToken = (location.state as { attributionToken?: string } | null)?.attributionToken;
  const title = titleIn(product, language);
  const region = pickedRegion ?? regionCode;
  const offers = useOffers(product.productId, choice.sku?.skuId).data;
  const freight = useFreight(product.productId, region, choice.quantity, choice.sku?.skuId);
  const wanted = choice.sku ?? product.skus[0];
  const line = wanted && {
    skuId: wanted.skuId,
    quantity: choice.quantity,
    ...(attributionToken ? { attributionToken } : {}),
  };
  // With the offers that pay for delivery, as the price sheet and the checkout have it.
  const quoted = useQuote(line ? [line] : [], region ? { regionCode: region } : {}, region !== undefined);
  const quotedFreight = quoted.data?.shops[0]?.freight;
  const delivery =
    quotedFreight?.state === 'charged' || quotedFreight?.state === 'free' ? quotedFreight : undefined;
  // options are chosen in the sheet; a product without any goes straight on
  const act = (go: (line: WantedLine) => Promise<void>) =>
    choice.sku && line ? void go(line) : setOpen('sku');
  return (
    <Screen
      title={title}
      bare
      footer={
        <ProductBar
          product={product}
          soldOut={product.soldOut || choice.available === 0}
          adding={buying.adding}
          onAdd={() => act(buying.add)}
          onBuy={() => act(buying.buy)}
        />
      }
    >
      <FloatingHead title={title} path={`/product/${product.productId}`} />
      <Gallery product={product} title={title} />
      <PriceBlock
        product={product}
        sku={choice.sku}
        offers={offers}
        freightFen={delivery?.payableFen ?? (freight.data?.delivers ? freight.data.feeFen : undefined)}
        onExplain={() => setOpen('price')}
      />
      <OfferRows offers={offers} onOpen={() => setOpen('offers')} />
      <ProductRows
        product={product}
        choice={choice}
        regionCode={region}
        delivery={delivery}
        onChoose={() => setOpen('sku')}
        onRegion={() => setOpen('region')}
        onPromise={() => setOpen('promise')}
      />
      <ReviewsPreview productId={product.productId} />
      <ShopCard product={product} />
      <ProductDetails product={product} />
      <MoreLikeThis product={product} />
      <SkuSheet
        product={product}
        choice={choice}
        open={open === 'sku'}
        attributionToken={attributionToken}
        onClose={close}
        onBuy={onBuy}
      />
      <RegionPicker
        open={open === 'region'}
        code={region}
        onPick={(code) => {
          rememberRegion(code);
          setPickedRegion(code);
        }}
        onClose={close}
      />
      <PromiseSheet open={open === 'promise'} onClose={close} />
      <Suspense fallback={null}>
        {open === 'offers' && offers ? <OffersSheet open offers={offers} onClose={close} /> : null}
        {open === 'price' && line ? (
          <PriceSheet
            open
            lines={[line]}
            to={region ? { regionCode: region } : {}}
            claims={offers?.discounts.filter(({ id }) => id.startsWith('claim:')) ?? []}
            onClose={close}
          />
        ) : null}
      </Suspense>
    </Screen>
  );
}
