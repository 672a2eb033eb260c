import { Time } from '@jishi/ui/time.tsx';
import { useQuery } from '@tanstack/react-query';
import { DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Item } from '@jishi/wire';
import { call } from '../../api/wire.ts';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Nothing } from '../../components/States.tsx';
import { DataTable, type Column } from '../../components/table/DataTable.tsx';
import { FilterBar } from '../../components/table/FilterBar.tsx';
import { useCursorPages } from '../../components/table/use-cursor-pages.ts';
import { ActionFilter } from '../../features/operations/ActionFilter.tsx';
import { AuditDetails } from '../../features/operations/AuditDetails.tsx';
import { ActionWords, SubjectWords } from '../../features/operations/AuditWords.tsx';
import { given, useUrlFilters } from '../../components/table/use-url-filters.ts';

type Entry = Item<'GET /operations/audit-log'>;

export default function AuditPage() {
  const { t } = useTranslation();
  const { filters, change, clear, narrowed } = useUrlFilters({
    actorId: '',
    action: '',
    subject: '',
    from: '',
    to: '',
  });
  const pages = useCursorPages(['operations', 'audit', filters], (cursor) =>
    call('GET /operations/audit-log', {
      query: { ...given(filters), ...(cursor === undefined ? {} : { cursor }) },
    }),
  );
  const columns: Column<Entry>[] = [
    {
      key: 'at',
      title: t('stock.when'),
      always: true,
      render: (entry) => (
        <span className="nowrap">
          <Time at={entry.at} />
        </span>
      ),
    },
    {
      key: 'actor',
      title: t('operator.actor'),
      render: (entry) =>
        entry.actor === null ? (
          <span className="quiet">{t('operator.system')}</span>
        ) : (
          <Link to={`/operator/people/${entry.actor.personId}`}>{entry.actor.nickname}</Link>
        ),
    },
    {
      key: 'action',
      title: t('operator.action'),
      render: (entry) => <ActionWords action={entry.action} />,
    },
    {
      key: 'subject',
      title: t('operator.subject'),
      render: (entry) => <SubjectWords subject={entry.subject} />,
    },
    {
      key: 'details',
      title: t('operator.details'),
      grow: true,
      render: (entry) => (
        <AuditDetails action={entry.action} details={entry.details as Record<string, unknown>} />
      ),
    },
  ];
  return (
    <>
      <PageHeader title={t('nav.audit')} intro={t('operator.auditIntro')} />
      <DataTable
        id="audit"
        label={t('nav.audit')}
        columns={columns}
        pages={pages}
        rowKey={(entry) => entry.auditId}
        filters={
          <FilterBar narrowed={narrowed} onClear={clear}>
            <ActorFilter value={filters.actorId} onChange={(actorId) => change({ actorId })} />
            <ActionFilter value={filters.action} onChange={(action) => change({ action })} />
            <DatePicker.RangePicker
              showTime={{ format: 'HH:mm' }}
              format="YYYY-MM-DD HH:mm"
              aria-label={t('operator.period')}
              value={[
                filters.from === '' ? null : dayjs(filters.from),
                filters.to === '' ? null : dayjs(filters.to),
              ]}
              allowEmpty
              onChange={(range) =>
                change({ from: range?.[0]?.toISOString() ?? '', to: range?.[1]?.toISOString() ?? '' })
              }
            />
          </FilterBar>
        }
        empty={<Nothing text={t('table.noMatch')} hint={t('table.noMatchHint')} />}
      />
    </>
  );
}

/** A person found by nickname or phone. */
function ActorFilter({ value, onChange }: { value: string; onChange: (personId: string) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const words = useDeferredValue(text.trim());
  const people = useQuery({
    queryKey: ['operations', 'people', 'pick', words],
    queryFn: () =>
      call('GET /operations/people', { query: { limit: 20, ...(words === '' ? {} : { q: words }) } }),
  });
  const chosen = useQuery({
    queryKey: ['operations', 'people', 'one', value],
    queryFn: () => call('GET /operations/people/:personId', { params: { personId: value } }),
    enabled: value !== '',
  });
  const known = new Map(
    [...(people.data?.items ?? []), ...(chosen.data === undefined ? [] : [chosen.data])].map((person) => [
      person.personId,
      person,
    ]),
  );
  return (
    <Select
      className="filter-actor"
      allowClear
      showSearch={{ filterOption: false, onSearch: setText }}
      value={value === '' ? null : value}
      placeholder={t('operator.actor')}
      aria-label={t('operator.actor')}
      options={[...known.values()].map((person) => ({
        value: person.personId,
        label: `${person.nickname} ${person.phoneMasked}`,
      }))}
      onChange={(next: string | null | undefined) => onChange(next ?? '')}
    />
  );
}
