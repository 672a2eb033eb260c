import { Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSuggestions } from '../../data/catalog.ts';
import { useSettled } from '../../lib/use-settled.ts';
import styles from './search.module.css';

export function Suggestions({ typed, onPick }: { typed: string; onPick: (words: string) => void }) {
  const { t } = useTranslation();
  const { data } = useSuggestions(useSettled(typed, 150));
  const words = [typed, ...(data ?? []).filter((one) => one !== typed)];
  return (
    <ul className={styles.suggestions} aria-label={t('search.suggestions')}>
      {words.map((one) => (
        <li key={one}>
          <button type="button" onClick={() => onPick(one)}>
            <Search size={16} aria-hidden="true" />
            <span className="ellipsis">
              <Marked text={one} part={typed} />
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Marked({ text, part }: { text: string; part: string }) {
  const at = text.toLowerCase().indexOf(part.toLowerCase());
  if (at < 0) return <>{text}</>;
  return (
    <>
      {text.slice(0, at)}
      <b>{text.slice(at, at + part.length)}</b>
      {text.slice(at + part.length)}
    </>
  );
}
