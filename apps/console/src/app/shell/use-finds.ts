import { useQuery } from '@tanstack/react-query';
import { formatMoney } from '@jishi/ui/format-money.ts';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/wire.ts';
import { allows, navigationOf, type Hat } from '../../session/hats.ts';
import { useDevelopment } from '../../session/use-development.ts';

export type Find = {
  kind: 'pages' | 'orders' | 'products' | 'people';
  title: string;
  hint: string;
  to: string;
};

/** What the palette offers: pages of every hat, then orders, products and people the worn hat may see. */
export function useFinds(hats: readonly Hat[], hat: Hat | undefined, text: string): Find[] {
  const words = useDeferredValue(text);
  const pages = usePageFinds(hats);
  const found = useQuery({
    queryKey: ['palette', hat?.base, words],
    queryFn: () =>
      hat?.shopId === undefined ? findForOperator(hat, words) : findInShop(hat, hat.shopId, words),
    enabled: words.length >= 2 && hat !== undefined && hat.area !== 'creator',
    staleTime: 30_000,
  });
  const lower = text.toLowerCase();
  const matching = pages.filter(({ title, hint, to }) =>
    `${title} ${hint} ${to}`.toLowerCase().includes(lower),
  );
  // The hat one wears comes first, and an empty palette shows only its pages.
  const mine = matching.filter(({ to }) => hat !== undefined && to.startsWith(hat.base));
  const others = text === '' ? [] : matching.filter((find) => !mine.includes(find));
  return [...mine, ...others, ...(words.length >= 2 ? (found.data ?? []) : [])].slice(0, 30);
}

function usePageFinds(hats: readonly Hat[]): Find[] {
  const { t } = useTranslation();
  const development = useDevelopment(hats.some((hat) => hat.area === 'operator'));
  const ofHats = hats.flatMap((hat) =>
    navigationOf(hat, development).flatMap(({ items }) =>
      items.map((item): Find => ({
        kind: 'pages',
        title: t(`nav.${item.key}`),
        hint: hat.name,
        to: item.path === '' ? hat.base : `${hat.base}/${item.path}`,
      })),
    ),
  );
  const create = hats.flatMap((hat): Find[] =>
    hat.area === 'merchant' && allows(hat, 'products')
      ? [{ kind: 'pages', title: t('nav.newProduct'), hint: hat.name, to: `${hat.base}/products/new` }]
      : [],
  );
  return [...ofHats, ...create, { kind: 'pages', title: t('account'), hint: '', to: '/account' }];
}

async function findInShop(hat: Hat, shopId: string, q: string): Promise<Find[]> {
  const params = { shopId };
  const [orders, products] = await Promise.all([
    allows(hat, 'orders.read')
      ? call('GET /shops/:shopId/orders', { params, query: { q, limit: 5 } })
      : { items: [] },
    call('GET /shops/:shopId/products', { params, query: { q, limit: 5 } }),
  ]);
  return [
    ...orders.items.map((order): Find => ({
      kind: 'orders',
      title: order.orderNumber,
      hint: `${order.buyer.name} · ${formatMoney(order.totalFen)}`,
      to: `${hat.base}/orders/${order.orderId}`,
    })),
    ...products.items.map((product): Find => ({
      kind: 'products',
      title: product.title,
      hint: formatMoney(product.priceFen),
      to: `${hat.base}/products/${product.productId}`,
    })),
  ];
}

async function findForOperator(hat: Hat | undefined, q: string): Promise<Find[]> {
  const may = (permission: string) => hat !== undefined && allows(hat, permission);
  const [orders, people] = await Promise.all([
    may('orders.read') ? call('GET /operations/orders', { query: { q, limit: 5 } }) : { items: [] },
    may('people.read') ? call('GET /operations/people', { query: { q, limit: 5 } }) : { items: [] },
  ]);
  return [
    ...orders.items.map((order): Find => ({
      kind: 'orders',
      title: order.orderNumber,
      hint: `${order.shop.name} · ${formatMoney(order.totalFen)}`,
      to: `/operator/orders/${order.orderId}`,
    })),
    ...people.items.map((person): Find => ({
      kind: 'people',
      title: person.nickname,
      hint: person.phoneMasked,
      to: `/operator/people/${person.personId}`,
    })),
  ];
}
