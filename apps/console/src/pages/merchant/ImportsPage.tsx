import { DownloadOutlined, ImportOutlined } from '@ant-design/icons';
import { Time } from '@jishi/ui/time.tsx';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Nothing } from '../../components/States.tsx';
import { DataTable, type Column } from '../../components/table/DataTable.tsx';
import { useImports, type Import } from '../../features/imports/import-queries.ts';
import { ImportStateTag } from '../../features/imports/ImportStateTag.tsx';
import { useHat, useShopId } from '../../session/hat-context.ts';

export default function ImportsPage() {
  const { t } = useTranslation();
  const shopId = useShopId();
  const { base } = useHat();
  const navigate = useNavigate();
  const pages = useImports(shopId);
  const columns: Column<Import>[] = [
    {
      key: 'file',
      title: t('imports.fileName'),
      always: true,
      grow: true,
      render: (row) => <Link to={`${base}/imports/${row.importId}`}>{row.fileName}</Link>,
    },
    { key: 'state', title: t('products.stateName'), render: (row) => <ImportStateTag state={row.state} /> },
    { key: 'create', title: t('imports.which.create'), align: 'right', render: (row) => row.counts.create },
    { key: 'update', title: t('imports.which.update'), align: 'right', render: (row) => row.counts.update },
    {
      key: 'refused',
      title: t('imports.which.refuse'),
      align: 'right',
      render: (row) => <span className={row.counts.refused > 0 ? 'bad' : 'quiet'}>{row.counts.refused}</span>,
    },
    { key: 'lines', title: t('imports.lines'), align: 'right', extra: true, render: (row) => row.lineCount },
    { key: 'created', title: t('imports.createdAt'), render: (row) => <Time at={row.createdAt} /> },
    {
      key: 'finished',
      title: t('imports.finishedAt'),
      render: (row) => (row.finishedAt === null ? '—' : <Time at={row.finishedAt} />),
    },
  ];
  const start = (
    <Link to={`${base}/imports/new`}>
      <Button type="primary" icon={<ImportOutlined />}>
        {t('imports.new')}
      </Button>
    </Link>
  );
  return (
    <>
      <PageHeader
        title={t('nav.imports')}
        intro={t('imports.intro')}
        actions={
          <>
            <Button
              icon={<DownloadOutlined />}
              href={`/api/shops/${shopId}/product-export`}
              download={`products-${shopId}.csv`}
            >
              {t('imports.export')}
            </Button>
            {start}
          </>
        }
      />
      <DataTable
        id="imports"
        label={t('imports.history')}
        columns={columns}
        pages={pages}
        rowKey={(row) => row.importId}
        onOpen={(row) => void navigate(`${base}/imports/${row.importId}`)}
        empty={<Nothing text={t('imports.none')} hint={t('imports.noneHint')} action={start} />}
      />
    </>
  );
}
