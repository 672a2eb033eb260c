import { formatMoney } from '@jishi/ui/format-money.ts';
import type { TFunction } from 'i18next';
import type { Zone } from './freight-queries.ts';

/** One zone in one line: what the first and further units cost, and from when it is free. */
export function zoneWords(zone: Zone, by: 'item' | 'weight', t: TFunction): string {
  if (!zone.delivers) return t('freight.notDelivered');
  const unit = (count: number) =>
    by === 'item' ? t('freight.piecesCount', { count }) : t('freight.gramsCount', { count });
  if (zone.firstFen === 0 && zone.extraFen === 0) return t('freight.free');
  const price = t('freight.priceWords', {
    first: unit(zone.firstUnits),
    firstFee: formatMoney(zone.firstFen),
    extra: unit(zone.extraUnits),
    extraFee: formatMoney(zone.extraFen),
  });
  const free = [
    ...(zone.freeFromFen === null
      ? []
      : [t('freight.freeFromWords', { amount: formatMoney(zone.freeFromFen) })]),
    ...(zone.freeFromItems === null ? [] : [t('freight.freeFromItemsWords', { count: zone.freeFromItems })]),
  ];
  return [price, ...free].join(t('freight.comma'));
}
