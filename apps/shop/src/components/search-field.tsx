import { Search, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import styles from './search-field.module.css';

/** Looks like a field, opens the search page. */
export function SearchLink({ hint }: { hint: string }) {
  const { t } = useTranslation();
  return (
    <Link to="/search" className={styles.field}>
      <span className="visually-hidden">{t('common.search')}</span>
      <Search size={18} aria-hidden="true" />
      <span className="ellipsis">{hint}</span>
    </Link>
  );
}

type SearchFieldProps = {
  value: string;
  hint: string;
  autoFocus?: boolean;
  onChange: (text: string) => void;
  onSubmit: (text: string) => void;
  onFocus?: () => void;
};

export function SearchField({
  value,
  hint,
  autoFocus = false,
  onChange,
  onSubmit,
  onFocus,
}: SearchFieldProps) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (autoFocus) input.current?.focus();
  }, [autoFocus]);
  return (
    <form
      role="search"
      className={styles.field}
      onSubmit={(event) => {
        event.preventDefault();
        input.current?.blur();
        onSubmit(value.trim());
      }}
    >
      <Search size={18} aria-hidden="true" />
      <input
        ref={input}
        type="search"
        enterKeyHint="search"
        aria-label={hint}
        placeholder={hint}
        maxLength={100}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onFocus={onFocus}
      />
      {value ? (
        <button
          type="button"
          aria-label={t('search.clear')}
          onClick={() => {
            onChange('');
            input.current?.focus();
          }}
        >
          <X size={16} />
        </button>
      ) : null}
    </form>
  );
}
