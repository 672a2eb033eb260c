import { useTranslation } from 'react-i18next';
import { formatCount } from '@jishi/ui/format-count.ts';
import { useLanguage } from '@jishi/ui/use-language.ts';
import styles from './studio.module.css';

type Day = { day: string; value: number };

/** A small bar for each day; the same figures are there as a table for those who listen. */
export function DayBars({ days, name }: { days: readonly Day[]; name: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const largest = Math.max(1, ...days.map((day) => day.value));
  const [first] = days;
  const last = days.at(-1);
  if (!first || !last) return null;
  return (
    <figure className={styles.bars}>
      <div aria-hidden="true">
        {days.map((day) => (
          <i
            key={day.day}
            style={{ height: `${Math.max(2, (day.value / largest) * 100)}%` }}
            title={`${day.day} · ${name} ${formatCount(day.value, language)}`}
          />
        ))}
      </div>
      <figcaption aria-hidden="true">
        <span>{first.day.slice(5)}</span>
        <span>{t('studio.peak', { name, n: formatCount(largest, language) })}</span>
        <span>{last.day.slice(5)}</span>
      </figcaption>
      <table className="visually-hidden">
        <caption>{name}</caption>
        <tbody>
          {days.map((day) => (
            <tr key={day.day}>
              <th scope="row">{day.day}</th>
              <td>{day.value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
