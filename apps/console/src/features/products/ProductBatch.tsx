import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/wire.ts';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { useBatch } from '../../components/use-batch.ts';
import { productsKey, type ProductRow } from './product-queries.ts';

type Props = { shopId: string; products: readonly ProductRow[]; onDone: (left: string[]) => void };

/** Each action counts the products it fits, so that nothing is done to the others. */
export function ProductBatch({ shopId, products, onDone }: Props) {
  const { t } = useTranslation();
  const { run, running } = useBatch([productsKey(shopId)]);
  const ids = (...states: ProductRow['state'][]) =>
    products.filter((row) => states.includes(row.state)).map((row) => row.productId);
  const listable = ids('approved', 'off_shelf');
  const listed = ids('on_shelf');
  const submittable = ids('draft', 'rejected');
  const paramsOf = (productId: string) => ({ params: { shopId, productId } });
  const doAll = async (which: string[], act: (id: string) => Promise<unknown>) =>
    onDone(await run(which, act));
  return (
    <>
      <Button
        disabled={submittable.length === 0}
        loading={running}
        onClick={() =>
          void doAll(submittable, (id) =>
            call('POST /shops/:shopId/products/:productId/submission', { ...paramsOf(id), body: {} }),
          )
        }
      >
        {t('products.batchSubmit', { count: submittable.length })}
      </Button>
      <Button
        disabled={listable.length === 0}
        loading={running}
        onClick={() =>
          void doAll(listable, (id) => call('PUT /shops/:shopId/products/:productId/listing', paramsOf(id)))
        }
      >
        {t('products.batchList', { count: listable.length })}
      </Button>
      <ConfirmButton
        disabled={listed.length === 0}
        loading={running}
        title={t('products.batchUnlist', { count: listed.length })}
        consequence={t('products.batchUnlistText')}
        confirm={t('products.batchUnlist', { count: listed.length })}
        onConfirm={() =>
          doAll(listed, (id) => call('DELETE /shops/:shopId/products/:productId/listing', paramsOf(id)))
        }
      >
        {t('products.batchUnlist', { count: listed.length })}
      </ConfirmButton>
    </>
  );
}
