import { useTranslation } from 'react-i18next';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Picture } from '@jishi/ui/picture.tsx';
import { Card } from '../../components/card.tsx';
import type { Product } from '../../data/catalog.ts';
import { attributeIn, descriptionIn } from './words.ts';
import styles from './product.module.css';

export function ProductDetails({ product }: { product: Product }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const description = descriptionIn(product, language);
  return (
    <Card title={t('product.details')}>
      {product.attributes.length > 0 ? (
        <dl className={styles.attributes}>
          {product.attributes
            .map((attribute) => attributeIn(attribute, language))
            .map((attribute) => (
              <div key={attribute.name} style={{ display: 'contents' }}>
                <dt>{attribute.name}</dt>
                <dd>{attribute.value}</dd>
              </div>
            ))}
        </dl>
      ) : null}
      {description ? <p className={styles.description}>{description}</p> : null}
      <div className={styles.pictures}>
        {product.pictures.slice(1).map((picture) => (
          <Picture
            key={picture.pictureId}
            src={picture.url}
            alt=""
            ratio={picture.width / picture.height || 1}
          />
        ))}
      </div>
    </Card>
  );
}
