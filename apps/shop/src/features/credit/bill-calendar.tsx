import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatMoney } from '@jishi/ui/format-money.ts';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Money } from '@jishi/ui/money.tsx';
import { IconButton } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { ListSkeleton } from '../../components/list-skeleton.tsx';
import { Loaded } from '../../components/states.tsx';
import { useBills, type Bills } from '../../data/credit.ts';
import { dayName, monthAfter, monthName, weekdayNames, weeksOf } from './calendar.ts';
import styles from './credit.module.css';

/** A month with what falls due on each day; a day with something opens what it is made of. */
export function BillCalendar({ afterReceiptFen }: { afterReceiptFen: number }) {
  const { t } = useTranslation();
  const [month, setMonth] = useState<string>();
  const bills = useBills(month);
  return (
    <Card title={t('credit.calendar')}>
      <Loaded query={bills} waiting={<ListSkeleton rows={2} picture={12} />}>
        {(data) => <Month bills={data} onMonth={setMonth} />}
      </Loaded>
      {afterReceiptFen > 0 ? (
        <p className={styles.quiet}>{t('credit.notInCalendar', { amount: formatMoney(afterReceiptFen) })}</p>
      ) : null}
    </Card>
  );
}

function Month({ bills, onMonth }: { bills: Bills; onMonth: (month: string) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [day, setDay] = useState<string>();
  const byDay = new Map(bills.days.map((one) => [one.day, one]));
  const chosen = byDay.get(day ?? '') ?? bills.days.find(({ openFen }) => openFen > 0);
  return (
    <>
      <div className={styles.month}>
        <IconButton label={t('credit.monthBefore')} onClick={() => onMonth(monthAfter(bills.month, -1))}>
          <ChevronLeft size={18} />
        </IconButton>
        <b aria-live="polite">{monthName(bills.month, language)}</b>
        <IconButton label={t('credit.monthAfter')} onClick={() => onMonth(monthAfter(bills.month, 1))}>
          <ChevronRight size={18} />
        </IconButton>
      </div>
      <p className={styles.quiet}>
        {t('credit.monthSums', {
          due: formatMoney(bills.dueFen),
          paid: formatMoney(bills.paidFen),
          open: formatMoney(bills.openFen),
        })}
      </p>
      <div className={styles.calendar}>
        {weekdayNames(language).map((name) => (
          <small key={name}>{name}</small>
        ))}
        {weeksOf(bills.month).map((one, index) => {
          if (one === null) return <span key={index} />;
          const bill = byDay.get(one);
          const date = Number(one.slice(8));
          if (!bill) return <span key={one}>{date}</span>;
          return (
            <button
              key={one}
              type="button"
              data-open={bill.openFen > 0}
              aria-pressed={chosen?.day === one}
              aria-label={`${dayName(one, language)} ${formatMoney(bill.openFen > 0 ? bill.openFen : bill.paidFen)}`}
              onClick={() => setDay(one)}
            >
              {date}
            </button>
          );
        })}
      </div>
      {chosen?.items.map(({ instalmentId, agreementId, number, of, openFen, paidFen, state }) => (
        <Link key={instalmentId} to={`/me/credit/${agreementId}`} className={styles.row}>
          <span>
            {dayName(chosen.day, language)}
            <small>
              {t('credit.termOf', { n: number, of })} · {t(`credit.state.${state}`)}
            </small>
          </span>
          <Money fen={openFen > 0 ? openFen : paidFen} size="small" tone={openFen > 0 ? 'price' : 'good'} />
        </Link>
      ))}
      {bills.days.length === 0 ? <p className={styles.quiet}>{t('credit.nothingInMonth')}</p> : null}
    </>
  );
}
