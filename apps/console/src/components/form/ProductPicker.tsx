import { Money } from '@jishi/ui/money.tsx';
import { Picture } from '@jishi/ui/picture.tsx';
import { useQueries, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/wire.ts';

type Props = {
  id?: string;
  value?: string[];
  onChange?: (productIds: string[]) => void;
  /** Only goods of this shop. */
  shopId?: string | undefined;
  most?: number;
};
type Card = { productId: string; title: string; pictureUrl: string | null; priceFen: number };

/** Products on the shelf, found by name; up to six for one video. */
export function ProductPicker({ id, value = [], onChange, shopId, most = 6 }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const words = useDeferredValue(text.trim());
  const found = useQuery({
    queryKey: ['products', 'pick', shopId ?? 'all', words],
    queryFn: () =>
      call('GET /products', {
        query: {
          limit: 20,
          ...(words === '' ? { sort: 'sales' } : { q: words }),
          ...(shopId === undefined ? {} : { shop: shopId }),
        },
      }),
    staleTime: 60_000,
  });
  // Those already chosen keep their names, whatever is being searched for.
  const chosen = useQueries({
    queries: value.map((productId) => ({
      queryKey: ['products', productId],
      queryFn: () => call('GET /products/:productId', { params: { productId } }),
      staleTime: 60_000,
    })),
    combine: (results) =>
      results.flatMap(({ data }): Card[] =>
        data === undefined ? [] : [{ ...data, pictureUrl: data.pictures[0]?.smallUrl ?? null }],
      ),
  });
  const cards = new Map<string, Card>(
    [...(found.data?.items ?? []), ...chosen].map((card) => [card.productId, card]),
  );
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      mode="multiple"
      maxCount={most}
      value={value}
      loading={found.isFetching}
      showSearch={{ filterOption: false, onSearch: setText }}
      placeholder={t('videos.pickProducts')}
      notFoundContent={t('table.noMatch')}
      options={[...cards.values()].map((card) => ({ value: card.productId, label: card.title }))}
      optionRender={({ value: productId }) => {
        const card = cards.get(String(productId));
        if (card === undefined) return null;
        return (
          <span className="thumb-line">
            <Picture src={card.pictureUrl} alt="" className="thumb" />
            <span className="thumb-words">
              <span className="clip">{card.title}</span>
              <Money fen={card.priceFen} size="small" />
            </span>
          </span>
        );
      }}
      onChange={(next: string[]) => onChange?.(next)}
    />
  );
}
