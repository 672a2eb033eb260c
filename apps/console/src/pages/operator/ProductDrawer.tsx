import { useLanguage } from '@jishi/ui/use-language.ts';
import { Picture } from '@jishi/ui/picture.tsx';
import { useQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useParams } from 'react-router';
import { call } from '../../api/wire.ts';
import { Amount } from '../../components/Amount.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { ProductStateTag } from '../../components/ProductStateTag.tsx';
import { Nothing } from '../../components/States.tsx';
import { titleOf } from '../../components/title-of.ts';
import { RowDrawer } from '../../components/table/RowDrawer.tsx';
import { reviewKey, type ReviewProduct } from '../../features/operations/product-queries.ts';
import { ProductActs } from '../../features/operations/ProductActs.tsx';

/** What a shopper would read; for an edit, what they read now beside it. */
export default function ProductDrawer() {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const { search } = useLocation();
  const { productId = '' } = useParams();
  const find = useFinder();
  const product = useQuery({ queryKey: [...reviewKey, 'one', productId], queryFn: () => find(productId) });
  const close = () => void navigate(`/operator/products${search}`);
  return (
    <RowDrawer
      wide
      title={product.data ? titleOf(product.data, language) : t('products.product')}
      footer={product.data ? <ProductActs product={product.data} onDone={close} /> : null}
    >
      <Loaded query={product}>
        {(row) =>
          row === null ? (
            <Nothing text={t('table.noMatch')} />
          ) : (
            <div className="stack">
              <dl className="facts">
                <dt>{t('products.stateName')}</dt>
                <dd>
                  <ProductStateTag state={row.state} reason={row.reason} revision={row.revision} />
                </dd>
                <dt>{t('orders.shop')}</dt>
                <dd>{row.shopName[language]}</dd>
                <dt>{t('products.price')}</dt>
                <dd>
                  <Amount fen={row.priceFen} />
                  {row.maxPriceFen !== row.priceFen && (
                    <>
                      {' '}
                      – <Amount fen={row.maxPriceFen} />
                    </>
                  )}{' '}
                  · {t('products.skuCount', { count: row.skuCount })}
                </dd>
              </dl>
              <Words
                heading={row.live === null ? t('operator.submittedText') : t('operator.newText')}
                words={row}
              />
              {row.live !== null && <Words heading={t('operator.liveText')} words={row.live} />}
            </div>
          )
        }
      </Loaded>
    </RowDrawer>
  );
}

type ProductWords = Pick<ReviewProduct, 'title' | 'titleEn' | 'description' | 'descriptionEn' | 'pictures'>;

function Words({ heading, words }: { heading: string; words: ProductWords }) {
  const { t } = useTranslation();
  return (
    <section className="review-words">
      <h2 className="card-title">{heading}</h2>
      <p>
        <strong>{words.title}</strong>
        {words.titleEn !== null && <span className="quiet block">{words.titleEn}</span>}
      </p>
      <div className="review-pictures">
        {words.pictures.map((picture, index) => (
          <Picture
            key={picture.pictureId}
            src={picture.smallUrl}
            alt={t('form.pictureAt', { at: index + 1 })}
          />
        ))}
      </div>
      <p className="pre-line">
        {words.description === '' ? (
          <span className="quiet">{t('operator.noDescription')}</span>
        ) : (
          words.description
        )}
      </p>
      {words.descriptionEn !== null && <p className="pre-line quiet">{words.descriptionEn}</p>}
    </section>
  );
}

/** The row is nearly always on the page the person came from; only an address typed by hand asks the server. */
function useFinder() {
  const queries = useQueryClient();
  return async (productId: string): Promise<ReviewProduct | null> => {
    for (const [, data] of queries.getQueriesData<InfiniteData<{ items: ReviewProduct[] }>>({
      queryKey: reviewKey,
    })) {
      const known = data?.pages?.flatMap((page) => page.items).find((row) => row.productId === productId);
      if (known !== undefined) return known;
    }
    for (const state of [
      'pending_review',
      'on_shelf',
      'approved',
      'rejected',
      'off_shelf',
      'suspended',
    ] as const) {
      const { items } = await call('GET /operations/products', { query: { state, limit: 100 } });
      const found = items.find((row) => row.productId === productId);
      if (found !== undefined) return found;
    }
    return null;
  };
}
