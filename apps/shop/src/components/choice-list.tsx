import { useId } from 'react';
import styles from './choice-list.module.css';

type ChoiceListProps<K extends string> = {
  label: string;
  items: readonly { key: K; label: string; detail?: string }[];
  value: K | undefined;
  onChange: (key: K) => void;
};

/** One of several, as large rows with real radio buttons. */
export function ChoiceList<K extends string>({ label, items, value, onChange }: ChoiceListProps<K>) {
  const name = useId();
  return (
    <fieldset className={styles.list}>
      <legend className="visually-hidden">{label}</legend>
      {items.map((item) => (
        <label key={item.key} className={styles.row}>
          <span className={styles.words}>
            {item.label}
            {item.detail ? <small>{item.detail}</small> : null}
          </span>
          <input type="radio" name={name} checked={item.key === value} onChange={() => onChange(item.key)} />
        </label>
      ))}
    </fieldset>
  );
}
