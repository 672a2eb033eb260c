import { Card, Table, type TableColumnType } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadFailed, Waiting } from '../States.tsx';
import { BatchBar } from './BatchBar.tsx';
import { ColumnChoice } from './ColumnChoice.tsx';
import { Pager } from './Pager.tsx';
import { useHiddenColumns } from './use-columns.ts';
import type { CursorPages } from './use-cursor-pages.ts';

export type Column<T> = {
  key: string;
  title: string;
  render: (row: T) => ReactNode;
  width?: number;
  align?: 'right';
  /** Takes the room that the others leave and is cut where there is none; the others are shown whole. */
  grow?: true;
  /** Cannot be hidden. */
  always?: boolean;
  /** Hidden until the person asks for it. */
  extra?: boolean;
  /** Sorts the rows shown; only for lists that are loaded whole. */
  compare?: (a: T, b: T) => number;
};

export type Selection<T> = {
  keys: readonly string[];
  onChange: (keys: string[]) => void;
  nameOf: (row: T) => string;
  actions: ReactNode;
};

type Props<T> = {
  id: string;
  label: string;
  columns: readonly Column<T>[];
  pages: CursorPages<T>;
  rowKey: (row: T) => string;
  empty: ReactNode;
  filters?: ReactNode;
  selection?: Selection<T>;
  onOpen?: (row: T) => void;
};

export function DataTable<T extends object>(props: Props<T>) {
  const { id, label, columns, pages, rowKey, empty, filters, selection, onOpen } = props;
  const { t } = useTranslation();
  const [hidden, chooseHidden] = useHiddenColumns(
    id,
    columns.filter((c) => c.extra).map((c) => c.key),
  );
  const shown = columns.filter((column) => column.always || !hidden.includes(column.key));

  return (
    <Card className="table-card" styles={{ body: { padding: 0 } }}>
      <div className="table-bar">
        <div className="table-filters">{filters}</div>
        <ColumnChoice columns={columns} hidden={hidden} onChange={chooseHidden} />
      </div>
      {selection !== undefined && selection.keys.length > 0 && (
        <BatchBar count={selection.keys.length} onClear={() => selection.onChange([])}>
          {selection.actions}
        </BatchBar>
      )}
      {pages.error !== null && pages.error !== undefined ? (
        <LoadFailed error={pages.error} onRetry={pages.retry} />
      ) : pages.waiting ? (
        <div className="table-waiting">
          <Waiting />
        </div>
      ) : (
        <>
          <Table<T>
            aria-label={label}
            size="middle"
            columns={shown.map(asAntColumn)}
            dataSource={pages.rows}
            rowKey={rowKey}
            pagination={false}
            loading={{ spinning: pages.refreshing, delay: 300 }}
            scroll={{ x: true }}
            locale={{ emptyText: empty }}
            {...(selection === undefined
              ? {}
              : { rowSelection: rowSelection(selection, t('table.selectPage')) })}
            {...(onOpen === undefined ? {} : { onRow: (row: T) => opensOnClick(() => onOpen(row)) })}
          />
          <Pager pages={pages} />
        </>
      )}
    </Card>
  );
}

function asAntColumn<T>({ key, title, render, width, align, grow, compare }: Column<T>): TableColumnType<T> {
  return {
    key,
    title,
    className: grow ? 'cell-grow' : 'cell-whole',
    render: (_: unknown, row: T) => render(row),
    ...(width === undefined ? {} : { width }),
    ...(align === undefined ? {} : { align }),
    ...(compare === undefined ? {} : { sorter: compare }),
    // What can be done with a row stays in sight when the others scroll sideways.
    ...(key === 'act' ? { fixed: 'end' as const } : {}),
  };
}

function rowSelection<T>({ keys, onChange, nameOf }: Selection<T>, allLabel: string) {
  return {
    selectedRowKeys: [...keys],
    onChange: (next: React.Key[]) => onChange(next.map(String)),
    getCheckboxProps: (row: T) => ({ 'aria-label': nameOf(row) }),
    getTitleCheckboxProps: () => ({ 'aria-label': allLabel }),
  };
}

/** A click anywhere on the row opens it, except on what has its own click. The link in the row serves the keyboard. */
function opensOnClick(open: () => void) {
  return {
    className: 'row-opens',
    onClick: (event: React.MouseEvent<HTMLElement>) => {
      const target = event.target as HTMLElement;
      if (
        target.closest('a, button, input, label, .ant-popover, .ant-modal, .ant-table-selection-column') ===
        null
      )
        open();
    },
  };
}
