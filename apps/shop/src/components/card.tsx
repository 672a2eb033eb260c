import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import styles from './card.module.css';

export function Card({
  title,
  more,
  children,
  flush = false,
}: {
  title?: ReactNode;
  more?: ReactNode;
  children: ReactNode;
  flush?: boolean;
}) {
  return (
    <section className={flush ? `${styles.card} ${styles.flush}` : styles.card}>
      {title ? (
        <div className={styles.head}>
          <h2>{title}</h2>
          {more ? <div className={styles.more}>{more}</div> : null}
        </div>
      ) : null}
      {children}
    </section>
  );
}

type RowProps = {
  label?: ReactNode;
  icon?: ReactNode;
  children?: ReactNode;
  note?: ReactNode;
  to?: string;
  onClick?: () => void;
};

/** One line of a card: what it is about, what it says, and — when it leads somewhere — a chevron. */
export function Row({ label, icon, children, note, to, onClick }: RowProps) {
  const inside = (
    <>
      {icon ? <span className={styles.icon}>{icon}</span> : null}
      {label ? <span className={styles.label}>{label}</span> : null}
      <span className={styles.text}>{children}</span>
      {note ? <span className={styles.note}>{note}</span> : null}
      {to || onClick ? <ChevronRight size={16} className={styles.chevron} aria-hidden="true" /> : null}
    </>
  );
  if (to)
    return (
      <Link className={styles.row} to={to}>
        {inside}
      </Link>
    );
  if (onClick)
    return (
      <button type="button" className={styles.row} onClick={onClick}>
        {inside}
      </button>
    );
  return <div className={styles.row}>{inside}</div>;
}
