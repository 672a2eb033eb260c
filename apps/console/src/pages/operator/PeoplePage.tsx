import { Time } from '@jishi/ui/time.tsx';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, useLocation, useNavigate } from 'react-router';
import type { Item } from '@jishi/wire';
import { call } from '../../api/wire.ts';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Nothing } from '../../components/States.tsx';
import { DataTable, type Column } from '../../components/table/DataTable.tsx';
import { FilterBar, SearchFilter, SelectFilter } from '../../components/table/FilterBar.tsx';
import { useCursorPages } from '../../components/table/use-cursor-pages.ts';
import { given, useUrlFilters } from '../../components/table/use-url-filters.ts';
import { Thumb } from '../../components/Thumb.tsx';
import { PersonStateTag } from '../../features/operations/PersonStateTag.tsx';
import { Tone } from '../../components/Tone.tsx';

type Person = Item<'GET /operations/people'>;

export default function PeoplePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { search } = useLocation();
  const { filters, change, clear, narrowed } = useUrlFilters({ q: '', state: '' });
  const pages = useCursorPages(['operations', 'people', filters], (cursor) =>
    call('GET /operations/people', {
      query: {
        ...(given(filters) as { q?: string; state?: Person['state'] }),
        ...(cursor === undefined ? {} : { cursor }),
      },
    }),
  );
  const linkTo = (person: Person) => `/operator/people/${person.personId}${search}`;
  const columns: Column<Person>[] = [
    {
      key: 'person',
      title: t('operator.person'),
      always: true,
      grow: true,
      render: (person) => (
        <Thumb
          src={person.avatarUrl}
          alt=""
          title={<Link to={linkTo(person)}>{person.nickname}</Link>}
          note={person.phoneMasked}
        />
      ),
    },
    {
      key: 'hats',
      title: t('operator.hats'),
      render: (person) => (
        <>
          {person.isOperator && <Tone is="info">{t('brand.operator')}</Tone>}
          {person.isCreator && <Tone is="info">{t('brand.creator')}</Tone>}
          {person.shopCount > 0 && (
            <Tone is="bad">{t('operator.shopCount', { count: person.shopCount })}</Tone>
          )}
          {!person.isOperator && !person.isCreator && person.shopCount === 0 && (
            <span className="quiet">{t('operator.buyer')}</span>
          )}
        </>
      ),
    },
    {
      key: 'state',
      title: t('products.stateName'),
      render: (person) => <PersonStateTag state={person.state} reason={person.reason} />,
    },
    { key: 'created', title: t('operator.joinedAt'), render: (person) => <Time at={person.createdAt} /> },
  ];
  return (
    <>
      <PageHeader title={t('nav.people')} intro={t('operator.peopleIntro')} />
      <DataTable
        id="people"
        label={t('nav.people')}
        columns={columns}
        pages={pages}
        rowKey={(person) => person.personId}
        onOpen={(person) => void navigate(linkTo(person))}
        filters={
          <FilterBar narrowed={narrowed} onClear={clear}>
            <SearchFilter
              value={filters.q}
              placeholder={t('operator.searchPeople')}
              onSearch={(q) => change({ q })}
            />
            <SelectFilter
              value={filters.state}
              label={t('products.stateName')}
              options={(['active', 'suspended', 'erased'] as const).map((state) => ({
                value: state,
                label: t(`operator.personState.${state}`),
              }))}
              onChange={(state) => change({ state })}
            />
          </FilterBar>
        }
        empty={<Nothing text={t('table.noMatch')} hint={t('operator.searchPeopleHint')} />}
      />
      <Outlet />
    </>
  );
}
