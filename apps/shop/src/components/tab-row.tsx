import { useEffect, useRef, type KeyboardEvent } from 'react';
import styles from './tab-row.module.css';

type Item<K extends string> = { key: K; label: string; count?: number };
type TabRowProps<K extends string> = {
  label: string;
  items: readonly Item<K>[];
  value: K;
  onChange: (key: K) => void;
};

/** A row of tabs that scrolls sideways; arrows move between them, the chosen one is brought into view. */
export function TabRow<K extends string>({ label, items, value, onChange }: TabRowProps<K>) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const chosen = row.current?.querySelector<HTMLElement>('[aria-selected="true"]');
    const box = row.current;
    if (chosen && box)
      box.scrollTo({
        left: chosen.offsetLeft - (box.clientWidth - chosen.offsetWidth) / 2,
        behavior: 'smooth',
      });
  }, [value]);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = items[items.findIndex((item) => item.key === value) + step];
    if (step === 0 || !next) return;
    onChange(next.key);
    requestAnimationFrame(() => row.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus());
  };
  return (
    <div className={styles.row} role="tablist" aria-label={label} ref={row} onKeyDown={onKeyDown}>
      {items.map((item) => (
        <button
          key={item.key}
          type="button"
          role="tab"
          aria-selected={item.key === value}
          tabIndex={item.key === value ? 0 : -1}
          onClick={() => onChange(item.key)}
        >
          {item.label}
          {item.count ? <span className={styles.count}>{item.count > 99 ? '99+' : item.count}</span> : null}
        </button>
      ))}
    </div>
  );
}
