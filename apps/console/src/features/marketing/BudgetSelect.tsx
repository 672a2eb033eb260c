import { formatMoney } from '@jishi/ui/format-money.ts';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useBudgetChoice } from './budget-choice.ts';

type Props = { id?: string; value?: string; onChange?: (budgetId: string | undefined) => void };

/** Budgets that can still give, with what is left in each. */
export function BudgetSelect({ id, value, onChange }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { open, isPending } = useBudgetChoice();
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      {...(value === undefined ? {} : { value })}
      allowClear
      loading={isPending}
      notFoundContent={t('budgets.none')}
      options={open.map(({ budgetId, name, leftFen }) => ({
        value: budgetId,
        label: `${name[language]} · ${t('budgets.left')} ${formatMoney(leftFen)}`,
      }))}
      onChange={(next: string | undefined) => onChange?.(next)}
    />
  );
}
