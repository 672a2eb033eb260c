import { PlusOutlined, TableOutlined } from '@ant-design/icons';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Time } from '@jishi/ui/time.tsx';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Nothing } from '../../components/States.tsx';
import { StateTabs } from '../../components/StateTabs.tsx';
import { DataTable, type Column } from '../../components/table/DataTable.tsx';
import { FilterBar, SearchFilter } from '../../components/table/FilterBar.tsx';
import { useCursorPages } from '../../components/table/use-cursor-pages.ts';
import { useUrlFilters } from '../../components/table/use-url-filters.ts';
import { activityStates, typesOf, type Activity, type ActivityState } from './activity-types.ts';
import { ActivityActs } from './ActivityActs.tsx';
import { ActivityStateTag } from './ActivityStateTag.tsx';
import type { MarketingSource } from './marketing-source.ts';

/** The activities of a shop, a creator or the platform, with what can be done to each. */
export function ActivitiesDesk({ source, base }: { source: MarketingSource; base: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const { filters, change, clear, narrowed } = useUrlFilters({ state: '', q: '' });
  const pages = useCursorPages<Activity>([...source.key, 'activities', filters], (cursor) =>
    source.list({
      ...(filters.state === '' ? {} : { state: filters.state as ActivityState }),
      ...(filters.q === '' ? {} : { q: filters.q }),
      ...(cursor === undefined ? {} : { cursor }),
    }),
  );
  const open = ({ activityId }: Activity) => void navigate(`${base}/activities/${activityId}`);
  const columns: Column<Activity>[] = [
    {
      key: 'name',
      title: t('marketing.name'),
      always: true,
      grow: true,
      render: (one) => <Link to={`${base}/activities/${one.activityId}`}>{one.name[language]}</Link>,
    },
    {
      key: 'type',
      title: t('marketing.type'),
      render: ({ code, codeName }) => (
        <span title={code > 0 ? String(code) : undefined}>{codeName[language]}</span>
      ),
    },
    {
      key: 'state',
      title: t('marketing.stateName'),
      render: ({ state, stopReason }) => <ActivityStateTag state={state} reason={stopReason} />,
    },
    { key: 'starts', title: t('marketing.starts'), render: ({ startsAt }) => <Time at={startsAt} /> },
    { key: 'ends', title: t('marketing.ends'), render: ({ endsAt }) => <Time at={endsAt} /> },
    {
      key: 'stock',
      title: t('marketing.taken'),
      align: 'right',
      render: ({ stock }) =>
        stock.length === 0
          ? '–'
          : `${stock.reduce((sum, { taken }) => sum + taken, 0)} / ${stock.reduce((sum, { units }) => sum + units, 0)}`,
    },
    {
      key: 'act',
      title: t('finance.act'),
      render: (one) => <ActivityActs source={source} activity={one} size="small" onCopied={open} />,
    },
  ];
  const create = (
    <Dropdown
      trigger={['click']}
      menu={{
        items: typesOf[source.owner].map((type) => ({
          key: type,
          label: (
            <div className="type-choice">
              <strong>{t(`marketing.types.${type}`)}</strong>
              <span className="quiet small">{t(`marketing.typeText.${type}`)}</span>
            </div>
          ),
        })),
        onClick: ({ key }) => void navigate(`${base}/activities/new?type=${key}`),
      }}
    >
      <Button type="primary" icon={<PlusOutlined />}>
        {t('marketing.create')}
      </Button>
    </Dropdown>
  );
  return (
    <>
      <PageHeader
        title={t('nav.activities')}
        intro={t(`marketing.intro.${source.owner}`)}
        actions={
          <>
            <Button icon={<TableOutlined />} onClick={() => void navigate(`${base}/stacking`)}>
              {t('nav.stacking')}
            </Button>
            {create}
          </>
        }
      />
      <StateTabs
        value={filters.state}
        states={activityStates}
        nameOf={(one) => t(one === 'all' ? 'marketing.all' : `marketing.state.${one}`)}
        onChange={(state) => change({ state })}
      />
      <DataTable
        id="activities"
        label={t('nav.activities')}
        columns={columns}
        pages={pages}
        rowKey={({ activityId }) => activityId}
        onOpen={open}
        filters={
          <FilterBar narrowed={narrowed} onClear={clear}>
            <SearchFilter
              value={filters.q}
              placeholder={t('marketing.find')}
              onSearch={(q) => change({ q })}
            />
          </FilterBar>
        }
        empty={<Nothing text={t('marketing.none')} hint={t('marketing.noneHint')} />}
      />
    </>
  );
}
