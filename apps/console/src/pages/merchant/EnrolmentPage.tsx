import { useLanguage } from '@jishi/ui/use-language.ts';
import { Time } from '@jishi/ui/time.tsx';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, useNavigate } from 'react-router';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Nothing } from '../../components/States.tsx';
import { DataTable, type Column } from '../../components/table/DataTable.tsx';
import { useEnrolmentCalls, type EnrolmentCall } from '../../features/enrolment/enrolment-queries.ts';
import { EnrolmentTag } from '../../features/enrolment/EnrolmentTag.tsx';
import { useHat, useShopId } from '../../session/hat-context.ts';

/** What the platform offers at the shop's cost: the shop decides whether it takes part. */
export default function EnrolmentPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const { base } = useHat();
  const pages = useEnrolmentCalls(useShopId());
  const pathOf = ({ callId }: EnrolmentCall) => `${base}/platform-activities/${callId}`;
  const columns: Column<EnrolmentCall>[] = [
    {
      key: 'name',
      title: t('marketing.name'),
      always: true,
      grow: true,
      render: (one) => <Link to={pathOf(one)}>{one.name[language]}</Link>,
    },
    { key: 'gives', title: t('enrolment.gives'), render: ({ text }) => text },
    {
      key: 'share',
      title: t('enrolment.share'),
      align: 'right',
      render: ({ shopBps }) => `${shopBps / 100}%`,
    },
    { key: 'starts', title: t('marketing.starts'), render: ({ startsAt }) => <Time at={startsAt} /> },
    { key: 'ends', title: t('marketing.ends'), render: ({ endsAt }) => <Time at={endsAt} /> },
    { key: 'closes', title: t('enrolment.closesAt'), render: ({ closesAt }) => <Time at={closesAt} /> },
    { key: 'state', title: t('enrolment.standing'), render: (one) => <EnrolmentTag call={one} /> },
  ];
  return (
    <>
      <PageHeader title={t('nav.enrolment')} intro={t('enrolment.intro')} />
      <DataTable
        id="enrolment"
        label={t('nav.enrolment')}
        columns={columns}
        pages={pages}
        rowKey={({ callId }) => callId}
        onOpen={(one) => void navigate(pathOf(one))}
        empty={<Nothing text={t('enrolment.none')} hint={t('enrolment.noneHint')} />}
      />
      <Outlet />
    </>
  );
}
