import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Screen } from '../components/screen.tsx';
import { SearchField } from '../components/search-field.tsx';
import { FilterSheet, type Filters } from '../features/search/filter-sheet.tsx';
import { readHistory, remember, writeHistory } from '../features/search/history.ts';
import { ResultBar, sorts, type Sort } from '../features/search/result-bar.tsx';
import { Results } from '../features/search/results.tsx';
import { SearchStart } from '../features/search/search-start.tsx';
import { Suggestions } from '../features/search/suggestions.tsx';

const number = (text: string | null): number | undefined =>
  text === null || text === '' ? undefined : Number(text);

/** The search lives in the address: words, sorting and filters survive reload, back and sharing. */
export default function SearchPage() {
  const { t } = useTranslation();
  const [address, setAddress] = useSearchParams();
  const q = address.get('q') ?? '';
  const [typed, setTyped] = useState(q);
  const [typing, setTyping] = useState(q === '');
  const [filtering, setFiltering] = useState(false);
  useEffect(() => {
    setTyped(q);
    setTyping(q === '');
  }, [q]);
  const sort: Sort = sorts.find((one) => one === address.get('sort')) ?? 'relevance';
  const filters: Filters = {
    minFen: number(address.get('min')),
    maxFen: number(address.get('max')),
    category: address.get('category') ?? undefined,
  };
  const filtered = Object.values(filters).some((value) => value !== undefined);

  const search = (words: string) => {
    if (!words) return;
    writeHistory(remember(readHistory(), words));
    setTyped(words);
    setTyping(false);
    setAddress({ q: words }, { replace: q !== '' });
  };
  const change = (entries: Record<string, string | number | undefined>) =>
    setAddress(
      (was) => {
        for (const [name, value] of Object.entries(entries)) {
          if (value === undefined) was.delete(name);
          else was.set(name, String(value));
        }
        return was;
      },
      { replace: true },
    );
  const applyFilters = (next: Filters) =>
    change({ min: next.minFen, max: next.maxFen, category: next.category });
  const set = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined));

  return (
    <Screen
      title={q || t('search.title')}
      back
      middle={
        <SearchField
          value={typed}
          hint={t('search.hint')}
          autoFocus={q === ''}
          onChange={(text) => {
            setTyped(text);
            setTyping(true);
          }}
          onSubmit={search}
        />
      }
      under={
        q && !typing ? (
          <ResultBar
            sort={sort}
            filtered={filtered}
            onSort={(next) => change({ sort: next === 'relevance' ? undefined : next })}
            onFilter={() => setFiltering(true)}
          />
        ) : undefined
      }
    >
      <h1 className="visually-hidden">{t('search.title')}</h1>
      {!typing && q ? (
        <Results
          q={q}
          filter={{ q, sort, ...set }}
          filtered={filtered}
          onClearFilters={() => applyFilters({})}
        />
      ) : typed.trim() ? (
        <Suggestions typed={typed.trim()} onPick={search} />
      ) : (
        <SearchStart onPick={search} />
      )}
      <FilterSheet
        open={filtering}
        filters={filters}
        onApply={applyFilters}
        onClose={() => setFiltering(false)}
      />
    </Screen>
  );
}
