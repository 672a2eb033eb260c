import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate } from 'react-router';
import { call } from '../../api/wire.ts';
import { Amount } from '../../components/Amount.tsx';
import { Nothing } from '../../components/States.tsx';
import { DataTable, type Column } from '../../components/table/DataTable.tsx';
import { FilterBar, SelectFilter } from '../../components/table/FilterBar.tsx';
import { useCursorPages } from '../../components/table/use-cursor-pages.ts';
import { useUrlFilters } from '../../components/table/use-url-filters.ts';
import { Tone } from '../../components/Tone.tsx';
import { borrowerStates, creditKey, type Borrower } from './lending-queries.ts';

const tones = { active: 'good', frozen: 'bad', activating: 'wait', closed: 'quiet' } as const;

export function Borrowers() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { search } = useLocation();
  const { filters, change, clear, narrowed } = useUrlFilters({ tab: 'people', state: '' });
  const pages = useCursorPages<Borrower>([...creditKey, 'people', filters], (cursor) =>
    call('GET /operations/credit/people', {
      query: {
        ...(filters.state === '' ? {} : { state: filters.state as Borrower['state'] }),
        ...(cursor === undefined ? {} : { cursor }),
      },
    }),
  );
  const linkTo = ({ personId }: Borrower) => `/operator/credit/people/${personId}${search}`;
  const columns: Column<Borrower>[] = [
    {
      key: 'person',
      title: t('lending.person'),
      always: true,
      grow: true,
      render: (row) => <Link to={linkTo(row)}>{row.nickname}</Link>,
    },
    {
      key: 'state',
      title: t('finance.state'),
      render: ({ state }) => <Tone is={tones[state]}>{t(`lending.state.${state}`)}</Tone>,
    },
    { key: 'score', title: t('lending.score'), align: 'right', render: ({ score }) => score },
    {
      key: 'limit',
      title: t('lending.limit'),
      align: 'right',
      render: ({ limitFen }) => <Amount fen={limitFen} />,
    },
    {
      key: 'used',
      title: t('lending.used'),
      align: 'right',
      render: ({ usedFen }) => <Amount fen={usedFen} />,
    },
    {
      key: 'overdue',
      title: t('lending.overdue'),
      align: 'right',
      render: ({ overdueFen }) => <Amount fen={overdueFen} />,
    },
  ];
  return (
    <DataTable
      id="borrowers"
      label={t('lending.tab.people')}
      columns={columns}
      pages={pages}
      rowKey={({ personId }) => personId}
      onOpen={(row) => void navigate(linkTo(row))}
      filters={
        <FilterBar narrowed={narrowed} onClear={clear}>
          <SelectFilter
            value={filters.state}
            label={t('finance.state')}
            options={borrowerStates.map((value) => ({ value, label: t(`lending.state.${value}`) }))}
            onChange={(state) => change({ state })}
          />
        </FilterBar>
      }
      empty={<Nothing text={t('lending.noPeople')} hint={t('lending.noPeopleHint')} />}
    />
  );
}
