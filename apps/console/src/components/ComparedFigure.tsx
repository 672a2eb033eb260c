import { formatCount } from '@jishi/ui/format-count.ts';
import { formatMoney } from '@jishi/ui/format-money.ts';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Figure } from './Figure.tsx';

export type Compared = { today: number; yesterday: number | null; lastWeek: number | null };

type Props = { name: string; definition?: string; figure: Compared; money?: boolean; to?: string };

/** A figure of today beside yesterday's and last week's. */
export function ComparedFigure({ name, definition, figure, money = false, to }: Props) {
  const language = useLanguage();
  return (
    <Figure
      name={name}
      definition={definition}
      value={money ? formatMoney(figure.today) : formatCount(figure.today, language)}
      now={figure.today}
      yesterday={figure.yesterday ?? undefined}
      lastWeek={figure.lastWeek ?? undefined}
      {...(to === undefined ? {} : { to })}
    />
  );
}
