import { Time } from '@jishi/ui/time.tsx';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Product } from './product-queries.ts';

type Props = {
  product: Product | undefined;
  found: { at: string } | null;
  onTake: () => void;
  onDrop: () => void;
};

/** What to know before writing: a draft kept on this device, and why an earlier version was refused. */
export function EditorNotices({ product, found, onTake, onDrop }: Props) {
  const { t } = useTranslation();
  return (
    <>
      {found !== null && (
        <Alert
          type="info"
          showIcon
          className="form-errors"
          title={
            <>
              {t('form.draftFound')} <Time at={found.at} />
            </>
          }
          action={
            <>
              <Button size="small" type="primary" onClick={onTake}>
                {t('form.draftUse')}
              </Button>{' '}
              <Button size="small" onClick={onDrop}>
                {t('form.draftDrop')}
              </Button>
            </>
          }
        />
      )}
      {product?.reason && (
        <Alert
          type="error"
          showIcon
          className="form-errors"
          title={t('products.rejectedBecause')}
          description={product.reason}
        />
      )}
      {product?.revision?.reason && (
        <Alert
          type="error"
          showIcon
          className="form-errors"
          title={t('products.revision.rejected')}
          description={product.revision.reason}
        />
      )}
    </>
  );
}
