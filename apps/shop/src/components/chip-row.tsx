import styles from './chip-row.module.css';

type ChipRowProps<K extends string> = {
  label: string;
  items: readonly { key: K; label: string }[];
  value: K;
  onChange: (key: K) => void;
  wrap?: boolean;
};

/** One of several as chips. */
export function ChipRow<K extends string>({ label, items, value, onChange, wrap = false }: ChipRowProps<K>) {
  return (
    <div className={wrap ? `${styles.row} ${styles.wrap}` : styles.row} role="group" aria-label={label}>
      {items.map((item) => (
        <button
          key={item.key}
          type="button"
          aria-pressed={item.key === value}
          onClick={() => onChange(item.key)}
        >
          {item.label}
        </button>
      ))}
    </div>
  );
}
