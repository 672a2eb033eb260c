import { useTranslation } from 'react-i18next';
import { formatCount } from '@jishi/ui/format-count.ts';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Avatar } from '../../components/avatar.tsx';
import { ButtonLink } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { useShop, type Product } from '../../data/catalog.ts';
import { inLanguage } from '../../lib/in-language.ts';
import styles from './product.module.css';

export function ShopCard({ product }: { product: Product }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data: shop } = useShop(product.shop.shopId);
  return (
    <Card>
      <div className={styles.shop}>
        <Avatar src={product.shop.logoUrl} name={inLanguage(product.shop.name, language)} size={48} />
        <div className={styles.shopWords}>
          <p className="ellipsis">{inLanguage(product.shop.name, language)}</p>
          <p className={styles.quiet}>
            {shop
              ? t('shop.figures', {
                  products: formatCount(shop.productCount, language),
                  sold: formatCount(shop.soldCount, language),
                })
              : ' '}
            {shop?.score ? ` · ${t('product.score', { score: shop.score.toFixed(1) })}` : ''}
          </p>
        </div>
        <ButtonLink kind="outline" size="small" to={`/shop/${product.shop.shopId}`}>
          {t('product.toShop')}
        </ButtonLink>
      </div>
    </Card>
  );
}
