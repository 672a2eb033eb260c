import { Minus, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './stepper.module.css';

type StepperProps = { value: number; max: number; label?: string; onChange: (value: number) => void };

/** How many: buttons for one more or less, and a field for those who want forty. */
export function Stepper({ value, max, label, onChange }: StepperProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string>();
  const name = label ?? t('product.quantity');
  const set = (next: number) => onChange(Math.max(1, Math.min(next, Math.max(1, max), 999)));
  const finish = () => {
    if (typed !== undefined && typed !== '') set(Number(typed));
    setTyped(undefined);
  };
  return (
    <div className={styles.stepper} role="group" aria-label={name}>
      <button
        type="button"
        aria-label={t('product.less')}
        disabled={value <= 1}
        onClick={() => set(value - 1)}
      >
        <Minus size={16} />
      </button>
      <input
        aria-label={name}
        inputMode="numeric"
        value={typed ?? String(value)}
        onChange={(event) => setTyped(event.target.value.replace(/\D/g, '').slice(0, 3))}
        onBlur={finish}
        onKeyDown={(event) => event.key === 'Enter' && finish()}
      />
      <button
        type="button"
        aria-label={t('product.more')}
        disabled={value >= max || value >= 999}
        onClick={() => set(value + 1)}
      >
        <Plus size={16} />
      </button>
    </div>
  );
}
