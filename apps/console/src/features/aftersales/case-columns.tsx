import { Time } from '@jishi/ui/time.tsx';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Amount } from '../../components/Amount.tsx';
import type { Column } from '../../components/table/DataTable.tsx';
import { Thumb } from '../../components/Thumb.tsx';
import type { CaseRow } from './case-queries.ts';
import { CaseStatus } from './CaseStatus.tsx';

/** A request for money back: what, how much, how it stands, and what happens by itself when nobody acts. */
export function useCaseColumns(linkTo: (row: CaseRow) => string, withShop = false): Column<CaseRow>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'goods',
      title: t('aftersales.goods'),
      always: true,
      grow: true,
      render: (row) => {
        const [first] = row.lines;
        return (
          <Thumb
            src={first?.pictureUrl ?? null}
            alt=""
            title={<Link to={linkTo(row)}>{first?.title ?? t('aftersales.freightOnly')}</Link>}
            note={
              row.lines.length > 1 ? t('aftersales.moreLines', { count: row.lines.length }) : first?.skuName
            }
          />
        );
      },
    },
    ...(withShop ? [{ key: 'shop', title: t('orders.shop'), render: (row: CaseRow) => row.shop.name }] : []),
    { key: 'order', title: t('finance.order'), extra: true, render: ({ orderNumber }) => orderNumber },
    {
      key: 'way',
      title: t('aftersales.way'),
      render: ({ handlingWay }) => t(`aftersales.ways.way${handlingWay}`),
    },
    { key: 'reason', title: t('aftersales.reason'), render: ({ reason }) => reason.words },
    {
      key: 'amount',
      title: t('finance.amount'),
      align: 'right',
      render: ({ amountFen }) => <Amount fen={amountFen} />,
    },
    {
      key: 'status',
      title: t('finance.state'),
      render: ({ status, statusWords }) => <CaseStatus status={status} words={statusWords} />,
    },
    {
      key: 'due',
      title: t('aftersales.due'),
      render: ({ dueAt, dueWords }) =>
        dueAt === null ? (
          '–'
        ) : (
          <span title={dueWords ?? undefined}>
            <Time at={dueAt} />
          </span>
        ),
    },
    { key: 'applied', title: t('finance.askedAt'), render: ({ appliedAt }) => <Time at={appliedAt} /> },
  ];
}
