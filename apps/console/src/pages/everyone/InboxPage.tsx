import { useQuery } from '@tanstack/react-query';
import { Time } from '@jishi/ui/time.tsx';
import { Card, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/wire.ts';
import { Loaded } from '../../components/Loaded.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Nothing } from '../../components/States.tsx';
import { FilterBar, SearchFilter } from '../../components/table/FilterBar.tsx';
import { useUrlFilters } from '../../components/table/use-url-filters.ts';

/** Text messages that a local installation does not send. The server has this page only in development. */
export default function InboxPage() {
  const { t } = useTranslation();
  const { filters, change, clear, narrowed } = useUrlFilters({ phone: '' });
  const phone = /^1[3-9]\d{9}$/.test(filters.phone) ? filters.phone : undefined;
  const inbox = useQuery({
    queryKey: ['inbox', phone],
    queryFn: () => call('GET /development/inbox', { query: phone === undefined ? {} : { phone } }),
    refetchInterval: 3_000,
  });
  return (
    <div className="inbox">
      <PageHeader title={t('nav.inbox')} intro={t('operator.inboxIntro')} />
      <Card>
        <FilterBar narrowed={narrowed} onClear={clear}>
          <SearchFilter
            value={filters.phone}
            placeholder={t('signIn.phone')}
            onSearch={(next) => change({ phone: next })}
          />
        </FilterBar>
        <Loaded query={inbox}>
          {({ items }) =>
            items.length === 0 ? (
              <Nothing text={t('operator.inboxNone')} hint={t('operator.inboxNoneHint')} />
            ) : (
              <ul className="lines">
                {items.map((message) => (
                  <li key={`${message.phone}-${message.at}`}>
                    <div className="thumb-words">
                      <span className="tabular quiet small">
                        {message.phone} · <Time at={message.at} />
                      </span>
                      <span>{message.text}</span>
                    </div>
                    <Typography.Text copyable strong className="inbox-code">
                      {message.code}
                    </Typography.Text>
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </Card>
    </div>
  );
}
