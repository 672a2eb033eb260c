import { InboxOutlined } from '@ant-design/icons';
import { Alert, Card, Steps, Upload } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { problemOf } from '../../api/problem.ts';
import { call } from '../../api/wire.ts';
import { PageHeader } from '../../components/PageHeader.tsx';
import { useAct } from '../../components/use-act.ts';
import { importsKey } from '../../features/imports/import-queries.ts';
import { useHat, useShopId } from '../../session/hat-context.ts';

/** Step one: a file. Reading it writes nothing into the shop. */
export default function NewImportPage() {
  const { t } = useTranslation();
  const shopId = useShopId();
  const { base } = useHat();
  const navigate = useNavigate();
  const read = useAct({
    act: (file: File) => {
      const form = new FormData();
      form.append('file', file);
      return call('POST /shops/:shopId/product-imports', { params: { shopId }, form });
    },
    refresh: [importsKey(shopId)],
    quiet: true,
    onDone: ({ importId }) => void navigate(`${base}/imports/${importId}`),
  });
  return (
    <>
      <PageHeader title={t('imports.new')} intro={t('imports.newIntro')} />
      <Card>
        <Steps
          current={0}
          className="import-steps"
          items={(['upload', 'preview', 'result'] as const).map((step) => ({
            title: t(`imports.step.${step}`),
          }))}
        />
        {read.error !== null && (
          <Alert
            type="error"
            showIcon
            role="alert"
            className="form-errors"
            title={problemOf(read.error).detail}
          />
        )}
        <Upload.Dragger
          accept=".csv,text/csv"
          showUploadList={false}
          disabled={read.isPending}
          beforeUpload={(file) => {
            read.mutate(file);
            return false;
          }}
        >
          <p className="ant-upload-drag-icon">
            <InboxOutlined />
          </p>
          <p className="ant-upload-text">{t(read.isPending ? 'imports.reading' : 'imports.drop')}</p>
          <p className="ant-upload-hint">{t('imports.dropHint')}</p>
        </Upload.Dragger>
      </Card>
    </>
  );
}
