import { Time } from '@jishi/ui/time.tsx';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Nothing } from '../../components/States.tsx';
import { DataTable, type Column } from '../../components/table/DataTable.tsx';
import { FilterBar, SearchFilter } from '../../components/table/FilterBar.tsx';
import { useUrlFilters } from '../../components/table/use-url-filters.ts';
import { Tone } from '../../components/Tone.tsx';
import { usePolicies, type PolicySummary } from '../../features/policies/policy-queries.ts';

/** Every parameter of the platform, with who changed it last. */
export default function PoliciesPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const { filters, change, clear, narrowed } = useUrlFilters({ q: '' });
  const pages = usePolicies(filters.q);
  const linkTo = (row: PolicySummary) => `/operator/policies/${row.name.replaceAll('.', '/')}`;
  const columns: Column<PolicySummary>[] = [
    {
      key: 'name',
      title: t('policies.name'),
      always: true,
      grow: true,
      render: (row) => (
        <span className="thumb-words">
          <Link to={linkTo(row)} className="clip">
            {row.words[language]}
          </Link>
          <span className="quiet small mono">{row.name}</span>
        </span>
      ),
    },
    {
      key: 'version',
      title: t('policies.version'),
      render: (row) => (
        <>
          {row.version === 0 ? (
            <span className="quiet">{t('policies.defaults')}</span>
          ) : (
            t('policies.versionAt', { version: row.version })
          )}{' '}
          {row.scheduled > 0 && <Tone is="wait">{t('policies.scheduled', { count: row.scheduled })}</Tone>}
          {row.proposed > 0 && <Tone is="wait">{t('policies.proposalState.waiting')}</Tone>}
        </>
      ),
    },
    {
      key: 'changed',
      title: t('policies.changed'),
      render: (row) =>
        row.changedAt === null ? (
          <span className="quiet">{t('policies.never')}</span>
        ) : (
          <>
            {t('policies.by', { name: row.changedBy?.nickname ?? t('policies.system') })}
            <Time at={row.changedAt} />
          </>
        ),
    },
  ];
  return (
    <>
      <PageHeader title={t('nav.policies')} intro={t('policies.intro')} />
      <DataTable
        id="policies"
        label={t('nav.policies')}
        columns={columns}
        pages={pages}
        rowKey={(row) => row.name}
        onOpen={(row) => void navigate(linkTo(row))}
        filters={
          <FilterBar narrowed={narrowed} onClear={clear}>
            <SearchFilter
              value={filters.q}
              placeholder={t('policies.search')}
              onSearch={(q) => change({ q })}
            />
          </FilterBar>
        }
        empty={<Nothing text={t('policies.none')} hint={t('policies.noneHint')} />}
      />
    </>
  );
}
