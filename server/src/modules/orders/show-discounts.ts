import type { Locale } from '../../platform/problem.ts';
import { toWire } from '../../platform/ids.ts';
import type { Id } from '../../platform/ids.ts';
import { fenOut } from '../../platform/money.ts';
import { fundingOf, type StoredDiscount } from './funding.ts';
import type { Order, OrderLine } from './order.ts';

/** A discount as its buyer sees it: what it is called and what it took off. Who pays it is no concern of theirs. */
export const showDiscount = ({ id, code = 0, name, nameEn, offFen }: StoredDiscount, locale: Locale) => ({
  id,
  code,
  name: locale === 'en' ? (nameEn ?? name) : name,
  offFen,
});

/** What a shop sees besides: it sells for what the buyer pays and what others pay of the discounts. */
export const showSubsidies = (order: Order) => ({
  subsidyFen: fenOut(order.subsidyFen),
  subsidies: {
    platformFen: fenOut(order.subsidyPlatformFen),
    creatorFen: fenOut(order.subsidyCreatorFen),
    brandFen: fenOut(order.subsidyBrandFen),
  },
});

/** What operators see besides: every discount with whoever pays it, and from which budget. */
export function showFunding(order: Order, lines: readonly OrderLine[], locale: Locale) {
  const onLines = lines.flatMap((line) => line.discounts.map((discount) => ({ discount, line })));
  const onFreight = order.freightDiscount ? [{ discount: order.freightDiscount, line: null }] : [];
  return [...onLines, ...onFreight].map(({ discount, line }) => {
    const { merchantFen, platformFen, creatorFen, brandFen } = fundingOf(discount);
    return {
      ...showDiscount(discount, locale),
      orderLineId: line && toWire('orderLine', line.orderLineId),
      merchantFen: fenOut(merchantFen),
      platformFen: fenOut(platformFen),
      creatorFen: fenOut(creatorFen),
      brandFen: fenOut(brandFen),
      budgetId: discount.budgetId ? toWire('budget', discount.budgetId as Id<'budget'>) : null,
    };
  });
}
