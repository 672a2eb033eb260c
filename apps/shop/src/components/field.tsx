import { useId, type ReactNode } from 'react';
import styles from './field.module.css';

type FieldProps = {
  label: string;
  error?: string | undefined;
  hint?: ReactNode;
  /** the label is only spoken */
  quiet?: boolean;
  children: (field: {
    id: string;
    className: string;
    'aria-invalid': boolean;
    'aria-describedby': string | undefined;
  }) => ReactNode;
};

/** A labelled control with its error beside it. */
export function Field({ label, error, hint, quiet = false, children }: FieldProps) {
  const id = useId();
  const noteId = `${id}note`;
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={quiet ? 'visually-hidden' : styles.label}>
        {label}
      </label>
      {children({
        id,
        className: styles.input ?? '',
        'aria-invalid': Boolean(error),
        'aria-describedby': error || hint ? noteId : undefined,
      })}
      {error ? (
        <p id={noteId} className={styles.error} role="alert">
          {error}
        </p>
      ) : hint ? (
        <p id={noteId} className={styles.hint}>
          {hint}
        </p>
      ) : null}
    </div>
  );
}
