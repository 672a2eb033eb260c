import { formatMoney, moneyParts } from './format-money.ts';
import styles from './money.module.css';

type MoneyProps = {
  fen: number;
  size?: 'small' | 'medium' | 'large' | 'huge';
  tone?: 'price' | 'plain' | 'quiet' | 'good';
  struck?: boolean;
  label?: string;
  /** the label is read out but not shown: the looks already say it */
  labelSpoken?: boolean;
};

/** An amount with tabular figures and the fen smaller than the yuan; read out as one plain amount. */
export function Money({
  fen,
  size = 'medium',
  tone = 'price',
  struck = false,
  label,
  labelSpoken = false,
}: MoneyProps) {
  const parts = moneyParts(fen);
  return (
    <span className={[styles.money, styles[size], styles[tone], struck ? styles.struck : ''].join(' ')}>
      <span className={styles.spoken}>{`${label ? `${label} ` : ''}${formatMoney(fen)}`}</span>
      <span aria-hidden="true">
        {label && !labelSpoken ? <span className={styles.label}>{label} </span> : null}
        <span className={styles.sign}>{parts.sign}¥</span>
        <span className={styles.yuan}>{parts.yuan}</span>
        <span className={styles.fen}>.{parts.fen}</span>
      </span>
    </span>
  );
}
