import { DownloadOutlined } from '@ant-design/icons';
import { Time } from '@jishi/ui/time.tsx';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Amount } from '../../components/Amount.tsx';
import { Nothing } from '../../components/States.tsx';
import { DataTable, type Column } from '../../components/table/DataTable.tsx';
import { Tone } from '../../components/Tone.tsx';
import { usePayoutFiles, type PayoutFile } from './treasury-queries.ts';

/** Files that were made for the bank, to be fetched again when one got lost on its way. */
export function PayoutFiles() {
  const { t } = useTranslation();
  const pages = usePayoutFiles();
  const columns: Column<PayoutFile>[] = [
    {
      key: 'made',
      title: t('treasury.fileMade'),
      always: true,
      render: ({ madeAt }) => <Time at={madeAt} />,
    },
    {
      key: 'by',
      title: t('treasury.fileBy'),
      grow: true,
      render: ({ madeBy }) => madeBy?.nickname ?? '–',
    },
    { key: 'payouts', title: t('treasury.filePayouts'), align: 'right', render: ({ payouts }) => payouts },
    {
      key: 'amount',
      title: t('finance.amount'),
      align: 'right',
      render: ({ amountFen }) => <Amount fen={amountFen} />,
    },
    {
      key: 'state',
      title: t('finance.state'),
      render: ({ unanswered }) => (
        <Tone is={unanswered === 0 ? 'good' : 'wait'}>
          {unanswered === 0
            ? t('treasury.fileAnswered')
            : t('treasury.fileUnanswered', { count: unanswered })}
        </Tone>
      ),
    },
    {
      key: 'get',
      title: t('finance.act'),
      render: ({ fileId, unanswered }) =>
        unanswered > 0 && (
          <Button
            size="small"
            icon={<DownloadOutlined />}
            href={`/api/operations/payout-files/${fileId}`}
            download
          >
            {t('finance.fetch')}
          </Button>
        ),
    },
  ];
  return (
    <DataTable
      id="payout-files"
      label={t('treasury.payoutFiles')}
      columns={columns}
      pages={pages}
      rowKey={({ fileId }) => fileId}
      filters={
        <div>
          <h2 className="card-title">{t('treasury.payoutFiles')}</h2>
          <span className="quiet small">{t('treasury.payoutFilesText')}</span>
        </div>
      }
      empty={<Nothing text={t('treasury.noPayoutFiles')} hint={t('treasury.noPayoutFilesHint')} />}
    />
  );
}
