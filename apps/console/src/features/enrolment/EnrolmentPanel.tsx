import { useLanguage } from '@jishi/ui/use-language.ts';
import { Time } from '@jishi/ui/time.tsx';
import { Alert, Button, Card, DatePicker, Flex } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../components/Loaded.tsx';
import { Nothing } from '../../components/States.tsx';
import { DataTable, type Column } from '../../components/table/DataTable.tsx';
import { Tone } from '../../components/Tone.tsx';
import { useAct } from '../../components/use-act.ts';
import {
  calledKey,
  callForShops,
  useCalled,
  useEnrolled,
  type Called,
  type CalledFor,
  type Enrolled,
} from './enrolment-queries.ts';
import { EnrolmentStateTag } from './EnrolmentTag.tsx';

/** For operators: whether shops are called to take part in what costs them a share, and who does. */
export function EnrolmentPanel({ offer }: { offer: CalledFor }) {
  const called = useCalled(offer);
  const { t } = useTranslation();
  return (
    <Loaded query={called} rows={2}>
      {({ needed, endsAt, call }) =>
        needed || call !== null ? (
          <Card title={t('enrolment.title')} className="form-errors">
            <div className="stack">
              {call === null ? (
                <Alert type="warning" showIcon title={t('enrolment.notCalled')} />
              ) : (
                <Standing call={call} />
              )}
              {needed && dayjs(endsAt).isAfter(dayjs()) && (
                <Deadline offer={offer} endsAt={endsAt} closesAt={call?.closesAt ?? null} />
              )}
              {call !== null && <Shops callId={call.callId} />}
            </div>
          </Card>
        ) : null
      }
    </Loaded>
  );
}

function Standing({ call }: { call: NonNullable<Called['call']> }) {
  const { t } = useTranslation();
  const { open, closesAt, joined, agreeAgain, left } = call;
  return (
    <Flex gap={8} align="center" wrap>
      <Tone is={open ? 'good' : 'quiet'}>{t(open ? 'enrolment.open' : 'enrolment.closed')}</Tone>
      <span>
        {t('enrolment.closesAt')} <Time at={closesAt} />
      </span>
      <span className="quiet">{t('enrolment.counts', { joined, again: agreeAgain, left })}</span>
    </Flex>
  );
}

type DeadlineProps = { offer: CalledFor; endsAt: string; closesAt: string | null };

function Deadline({ offer, endsAt, closesAt }: DeadlineProps) {
  const { t } = useTranslation();
  const [until, setUntil] = useState<Dayjs | null>(dayjs(closesAt ?? endsAt));
  const open = useAct({
    act: (time: Dayjs) => callForShops(offer, time.toISOString()),
    refresh: [calledKey],
    done: t('enrolment.called'),
  });
  return (
    <Flex gap={8} align="center" wrap>
      <DatePicker
        showTime={{ format: 'HH:mm' }}
        format="YYYY-MM-DD HH:mm"
        aria-label={t('enrolment.closesAt')}
        value={until}
        onChange={setUntil}
      />
      <Button
        {...(closesAt === null ? { type: 'primary' as const } : {})}
        disabled={until === null}
        loading={open.isPending}
        onClick={() => until && open.mutate(until)}
      >
        {t(closesAt === null ? 'enrolment.callForShops' : 'enrolment.moveDeadline')}
      </Button>
    </Flex>
  );
}

function Shops({ callId }: { callId: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const pages = useEnrolled(callId);
  const columns: Column<Enrolled>[] = [
    {
      key: 'shop',
      title: t('enrolment.shop'),
      always: true,
      grow: true,
      render: ({ shopName }) => shopName[language],
    },
    {
      key: 'state',
      title: t('marketing.stateName'),
      render: ({ state }) => <EnrolmentStateTag state={state} />,
    },
    {
      key: 'goods',
      title: t('enrolment.goods'),
      render: ({ products }) =>
        products === null ? t('enrolment.goodsChoice.all') : t('enrolment.products', { count: products }),
    },
    {
      key: 'agreed',
      title: t('enrolment.agreed'),
      render: ({ agreedVersion, agreedAt }) => (
        <>
          {t('enrolment.version', { version: agreedVersion })} · <Time at={agreedAt} />
        </>
      ),
    },
    {
      key: 'left',
      title: t('enrolment.leftAt'),
      render: ({ leftAt }) => (leftAt === null ? '–' : <Time at={leftAt} />),
    },
  ];
  return (
    <DataTable
      id="enrolled-shops"
      label={t('enrolment.title')}
      columns={columns}
      pages={pages}
      rowKey={({ shopId }) => shopId}
      empty={<Nothing text={t('enrolment.nobody')} hint={t('enrolment.nobodyHint')} />}
    />
  );
}
