import { useEffect, useRef } from 'react';
import styles from './sign-in.module.css';

type CodeInputProps = {
  label: string;
  value: string;
  onChange: (code: string) => void;
  error?: string | undefined;
};

/** One real input (so that the phone can fill the code in by itself), drawn as six boxes. */
export function CodeInput({ label, value, onChange, error }: CodeInputProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  return (
    <div>
      <div className={styles.code} data-bad={Boolean(error)}>
        <input
          ref={input}
          aria-label={label}
          aria-invalid={Boolean(error)}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
          value={value}
          onChange={(event) => onChange(event.target.value.replace(/\D/g, '').slice(0, 6))}
        />
        {[0, 1, 2, 3, 4, 5].map((place) => (
          <span key={place} aria-hidden="true" data-here={place === value.length}>
            {value[place] ?? ''}
          </span>
        ))}
      </div>
      {error ? (
        <p className={styles.error} role="alert">
          {error}
        </p>
      ) : null}
    </div>
  );
}
