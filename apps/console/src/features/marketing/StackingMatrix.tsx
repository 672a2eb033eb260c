import { useLanguage } from '@jishi/ui/use-language.ts';
import { useQuery } from '@tanstack/react-query';
import { Card, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/wire.ts';
import { Loaded } from '../../components/Loaded.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';

const marks = { 'adds-up': '＋', 'best-one': '优', excluded: '✕' } as const;
const marksEn = { 'adds-up': '+', 'best-one': '1', excluded: '✕' } as const;

/** Which discounts add up. The same table the price engine uses, in words. */
export function StackingMatrix() {
  const { t } = useTranslation();
  const language = useLanguage();
  const matrix = useQuery({
    queryKey: ['stacking'],
    queryFn: () => call('GET /stacking-matrix'),
    staleTime: 60_000,
  });
  const signs = language === 'en' ? marksEn : marks;
  return (
    <>
      <PageHeader title={t('nav.stacking')} intro={t('marketing.stackingText')} />
      <Loaded query={matrix}>
        {({ kinds, cells, words, exclusions }) => (
          <Card>
            <p className="legend">
              {(['adds-up', 'best-one', 'excluded'] as const).map((cell) => (
                <span key={cell}>
                  <span className={`cell cell-${cell}`}>{signs[cell]}</span> {words[cell][language]}
                </span>
              ))}
            </p>
            <div className="matrix-frame" tabIndex={0} role="region" aria-label={t('nav.stacking')}>
              <table className="matrix">
                <thead>
                  <tr>
                    <th scope="col">{t('marketing.type')}</th>
                    {kinds.map(({ key, name }) => (
                      <th key={key} scope="col">
                        {name[language]}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {kinds.map(({ key, name, layerName }, row) => (
                    <tr key={key}>
                      <th scope="row">
                        {name[language]} <span className="quiet small">{layerName[language]}</span>
                      </th>
                      {kinds.map((other, column) => {
                        const cell = cells[row]?.[column] ?? 'excluded';
                        return (
                          <td key={other.key}>
                            <Tooltip
                              title={`${name[language]} × ${other.name[language]}: ${words[cell][language]}`}
                            >
                              <span
                                className={`cell cell-${cell}`}
                                role="img"
                                aria-label={words[cell][language]}
                              >
                                {signs[cell]}
                              </span>
                            </Tooltip>
                          </td>
                        );
                      })}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            <ul className="quiet">
              {exclusions.map(({ codes, why }) => (
                <li key={codes.join()}>{why[language]}</li>
              ))}
            </ul>
          </Card>
        )}
      </Loaded>
    </>
  );
}
