import { DownloadOutlined, FileExcelOutlined } from '@ant-design/icons';
import { Time } from '@jishi/ui/time.tsx';
import { Button, Progress } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Nothing } from '../../components/States.tsx';
import { DataTable, type Column } from '../../components/table/DataTable.tsx';
import { useCursorPages } from '../../components/table/use-cursor-pages.ts';
import type { FileJob, FinanceSource } from './finance-source.ts';
import { FileForm } from './FileForm.tsx';

type Props = { source: Pick<FinanceSource, 'key' | 'files' | 'askFile' | 'fileUrl'> };

/** Files are made in the background; the list follows them until they can be fetched. */
export function FilesTable({ source }: Props) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const pages = useCursorPages<FileJob>([...source.key, 'files'], source.files, { refetchInterval: 2_000 });
  const ask = (
    <Button icon={<FileExcelOutlined />} onClick={() => setAsking(true)}>
      {t('finance.askFile')}
    </Button>
  );
  const columns: Column<FileJob>[] = [
    {
      key: 'what',
      title: t('finance.fileWhat'),
      always: true,
      render: ({ what }) => t(`finance.what.${what}`),
    },
    {
      key: 'period',
      title: t('finance.period'),
      grow: true,
      render: ({ fromDay, toDay }) => `${fromDay} – ${toDay}`,
    },
    { key: 'format', title: t('finance.format'), render: ({ format }) => format.toUpperCase() },
    { key: 'asked', title: t('finance.askedAt'), render: ({ askedAt }) => <Time at={askedAt} /> },
    { key: 'state', title: t('finance.state'), width: 180, render: (job) => <FileState job={job} /> },
    {
      key: 'get',
      title: t('finance.act'),
      render: ({ exportId, state }) =>
        state === 'done' ? (
          <Button size="small" icon={<DownloadOutlined />} href={source.fileUrl(exportId)} download>
            {t('finance.fetch')}
          </Button>
        ) : null,
    },
  ];
  return (
    <>
      <DataTable
        id="finance-files"
        label={t('finance.tab.files')}
        columns={columns}
        pages={pages}
        rowKey={({ exportId }) => exportId}
        filters={ask}
        empty={<Nothing text={t('finance.noFiles')} hint={t('finance.noFilesHint')} />}
      />
      {asking && <FileForm source={source} onClose={() => setAsking(false)} />}
    </>
  );
}

function FileState({ job: { state, done, total } }: { job: FileJob }) {
  const { t } = useTranslation();
  if (state === 'running')
    return <Progress size="small" percent={total === 0 ? 0 : Math.floor((100 * done) / total)} />;
  return <>{t(`finance.fileState.${state}`)}</>;
}
