import { useLanguage } from '@jishi/ui/use-language.ts';
import { Time } from '@jishi/ui/time.tsx';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Amount } from '../../components/Amount.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { RowDrawer } from '../../components/table/RowDrawer.tsx';
import { BudgetActs } from '../../features/budgets/BudgetActs.tsx';
import { BudgetBar } from '../../features/budgets/BudgetBar.tsx';
import { useBudget, type Budget } from '../../features/budgets/budget-queries.ts';
import { BudgetStateTag } from '../../features/budgets/BudgetStateTag.tsx';
import { BurnDown } from '../../features/budgets/BurnDown.tsx';

/** A budget live: where its money is, how fast it goes and when it will be gone. */
export default function BudgetDrawer() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { budgetId = '' } = useParams();
  const budget = useBudget(budgetId);
  return (
    <RowDrawer
      wide
      title={budget.data?.name[language] ?? t('nav.budgets')}
      footer={budget.data === undefined ? null : <BudgetActs budget={budget.data} />}
    >
      <Loaded query={budget}>
        {(one) => (
          <div className="stack">
            <div>
              <BudgetStateTag state={one.state} reason={one.stopReason} />
            </div>
            {one.stopReason !== null && <p>{one.stopReason}</p>}
            <BudgetBar {...one} />
            <Figures budget={one} />
            <BurnDown budgetId={one.budgetId} />
          </div>
        )}
      </Loaded>
    </RowDrawer>
  );
}

function Figures({ budget }: { budget: Budget }) {
  const { t } = useTranslation();
  const amounts = [
    ['cap', budget.capFen],
    ['spent', budget.spentFen],
    ['reserved', budget.reservedFen],
    ['left', budget.leftFen],
    ['returned', budget.returnedFen],
    ['burn', budget.burnPerHourFen],
  ] as const;
  return (
    <dl className="facts">
      {amounts.map(([name, fen]) => (
        <div key={name} className="contents">
          <dt>{t(`budgets.${name}`)}</dt>
          <dd>
            <Amount fen={fen} />
          </dd>
        </div>
      ))}
      <dt>{t('budgets.perBuyer')}</dt>
      <dd>{budget.perBuyerFen === null ? t('budgets.noLimit') : <Amount fen={budget.perBuyerFen} />}</dd>
      <dt>{t('budgets.period')}</dt>
      <dd>
        <Time at={budget.startsAt} /> –{' '}
        {budget.endsAt === null ? t('budgets.noEnd') : <Time at={budget.endsAt} />}
      </dd>
      <dt>{t('budgets.forecast')}</dt>
      <dd>
        {budget.forecastEndsAt === null ? t('budgets.noForecast') : <Time at={budget.forecastEndsAt} />}
      </dd>
    </dl>
  );
}
