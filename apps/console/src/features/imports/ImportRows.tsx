import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Amount } from '../../components/Amount.tsx';
import { Nothing } from '../../components/States.tsx';
import { DataTable, type Column } from '../../components/table/DataTable.tsx';
import { useImportRows, type Import, type ImportRow, type Which } from './import-queries.ts';
import { Tone } from '../../components/Tone.tsx';

const actionTones: Record<ImportRow['action'], Tone> = {
  create: 'good',
  update: 'info',
  unchanged: 'quiet',
  refuse: 'bad',
};
const tones = { error: 'bad', warning: 'warn', note: 'quiet' } as const;

/** One row a product of the file: what will happen to it, and everything there is to say about its lines. */
export function ImportRows({
  shopId,
  data,
  which,
  productsPath,
}: {
  shopId: string;
  data: Import;
  which: Which;
  productsPath: string;
}) {
  const { t } = useTranslation();
  const pages = useImportRows(shopId, data, which);
  const started = data.state !== 'ready';
  const columns: Column<ImportRow>[] = [
    { key: 'line', title: t('imports.line'), render: (row) => <span className="tabular">{row.line}</span> },
    {
      key: 'product',
      title: t('products.product'),
      always: true,
      render: (row) => (
        <span className="thumb-words">
          {row.productId === null ? (
            <span className="clip">{row.title}</span>
          ) : (
            <Link className="clip" to={`${productsPath}/${row.productId}`}>
              {row.title}
            </Link>
          )}
          <span className="quiet small mono">{row.handle}</span>
        </span>
      ),
    },
    { key: 'skus', title: t('imports.skus'), align: 'right', render: (row) => row.skuCount },
    { key: 'pictures', title: t('imports.pictures'), align: 'right', render: (row) => row.pictureCount },
    {
      key: 'price',
      title: t('products.price'),
      align: 'right',
      render: (row) => (row.minPriceFen === null ? '—' : <Amount fen={row.minPriceFen} />),
    },
    {
      key: 'action',
      title: t('imports.action'),
      render: (row) => (
        <span className="nowrap">
          <Tone is={actionTones[row.action]}>{t(`imports.which.${row.action}`)}</Tone>
          {started && row.state !== 'waiting' && (
            <span className={row.state === 'failed' ? 'bad small' : 'quiet small'}>
              {t(`imports.rowState.${row.state}`)}
            </span>
          )}
        </span>
      ),
    },
    {
      key: 'notes',
      title: t('imports.notes'),
      always: true,
      grow: true,
      render: (row) => (
        <ul className="import-notes">
          {row.changes.length > 0 && (
            <li className="small">{t('imports.changes', { fields: row.changes.join(', ') })}</li>
          )}
          {row.notes.map((note, index) => (
            <li key={index} className={`small ${tones[note.severity]}`}>
              {note.line !== null && (
                <span className="tabular">{t('imports.atLine', { line: note.line })} </span>
              )}
              {note.column !== null && <span className="mono">{note.column} </span>}
              {note.words}
            </li>
          ))}
        </ul>
      ),
    },
  ];
  return (
    <DataTable
      id="import-rows"
      label={t('imports.rows')}
      columns={columns}
      pages={pages}
      rowKey={(row) => String(row.position)}
      empty={<Nothing text={t('imports.noRows')} />}
    />
  );
}
