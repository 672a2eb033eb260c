import { useTranslation } from 'react-i18next';
import type { Import, Which } from './import-queries.ts';

type Props = { counts: Import['counts']; which: Which; onChoose: (which: Which) => void };

/** What the file would do, and each figure a filter for the rows below. */
export function ImportCounts({ counts, which, onChoose }: Props) {
  const { t } = useTranslation();
  const all = counts.create + counts.update + counts.unchanged + counts.refused;
  const entries: [Which, number, string][] = [
    ['all', all, ''],
    ['create', counts.create, 'good'],
    ['update', counts.update, ''],
    ['unchanged', counts.unchanged, 'quiet'],
    ['problems', counts.warnings, 'warn'],
    ['refuse', counts.refused, 'bad'],
  ];
  return (
    <div className="import-counts" role="group" aria-label={t('imports.filter')}>
      {entries.map(([key, count, tone]) => (
        <button key={key} type="button" aria-pressed={which === key} onClick={() => onChoose(key)}>
          <span className={`import-count ${count === 0 ? 'quiet' : tone}`}>{count}</span>
          <span className="small">{t(`imports.which.${key}`)}</span>
        </button>
      ))}
    </div>
  );
}
