import { Check as Tick } from 'lucide-react';
import styles from './check.module.css';

type CheckProps = { label: string; checked: boolean; words?: string; onChange: (checked: boolean) => void };

/** A round checkbox as shops on phones have it; a real one underneath. */
export function Check({ label, checked, words, onChange }: CheckProps) {
  return (
    <label className={styles.check}>
      <input
        type="checkbox"
        aria-label={label}
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className={styles.mark} aria-hidden="true">
        {checked ? <Tick size={14} strokeWidth={3} /> : null}
      </span>
      {words ? <span>{words}</span> : null}
    </label>
  );
}
