import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Nothing } from '../States.tsx';
import { StateTabs } from '../StateTabs.tsx';
import { DataTable, type Column, type Selection } from './DataTable.tsx';
import { FilterBar, SearchFilter } from './FilterBar.tsx';
import type { CursorPages } from './use-cursor-pages.ts';

type Props<T, S extends string> = {
  id: string;
  label: string;
  columns: readonly Column<T>[];
  pages: CursorPages<T>;
  rowKey: (row: T) => string;
  onOpen: (row: T) => void;
  selection?: Selection<T> | undefined;
  /** The state and the words in the address, as `useUrlFilters` gives them. */
  search: {
    filters: { state: string; q: string };
    change: (patch: { state?: string; q?: string }) => void;
    clear: () => void;
    narrowed: boolean;
  };
  searchHint: string;
  states: readonly S[];
  nameOf: (state: S | 'all') => string;
  counts?: Partial<Record<S, number>> | undefined;
  /** When there is nothing at all, not only nothing that matches. */
  none: ReactNode;
};

/** A list by state, searched by words: tabs with counts, one field, and a way back when nothing matches. */
export function SearchedList<T extends object, S extends string>(props: Props<T, S>) {
  const { search, searchHint, states, nameOf, counts, none, selection, ...table } = props;
  const { t } = useTranslation();
  return (
    <>
      <StateTabs
        value={search.filters.state}
        states={states}
        nameOf={nameOf}
        counts={counts}
        onChange={(state) => {
          search.change({ state });
          selection?.onChange([]);
        }}
      />
      <DataTable
        {...table}
        {...(selection === undefined ? {} : { selection })}
        filters={
          <FilterBar narrowed={search.narrowed} onClear={search.clear}>
            <SearchFilter
              value={search.filters.q}
              placeholder={searchHint}
              onSearch={(q) => search.change({ q })}
            />
          </FilterBar>
        }
        empty={
          search.narrowed ? (
            <Nothing
              text={t('table.noMatch')}
              hint={t('table.noMatchHint')}
              action={<Button onClick={search.clear}>{t('table.clearFilters')}</Button>}
            />
          ) : (
            none
          )
        }
      />
    </>
  );
}
