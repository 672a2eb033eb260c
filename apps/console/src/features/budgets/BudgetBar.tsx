import { formatMoney } from '@jishi/ui/format-money.ts';
import { useTranslation } from 'react-i18next';
import type { Budget } from './budget-queries.ts';

type Parts = Pick<Budget, 'capFen' | 'spentFen' | 'reservedFen' | 'leftFen'>;

/** Spent, held by unpaid orders, left: one bar whose parts always add up to the cap. */
export function BudgetBar({ capFen, spentFen, reservedFen, leftFen }: Parts) {
  const { t } = useTranslation();
  const share = (fen: number) => `${capFen === 0 ? 0 : (100 * fen) / capFen}%`;
  const words = t('budgets.barText', {
    spent: formatMoney(spentFen),
    reserved: formatMoney(reservedFen),
    left: formatMoney(leftFen),
  });
  return (
    <div className="budget-bar" role="img" aria-label={words} title={words}>
      <span className="budget-spent" style={{ width: share(spentFen) }} />
      <span className="budget-reserved" style={{ width: share(reservedFen) }} />
    </div>
  );
}
