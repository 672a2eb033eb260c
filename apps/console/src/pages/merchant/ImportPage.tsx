import { Alert, Card, Flex, Steps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Loaded } from '../../components/Loaded.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { useImport, type Import, type Which } from '../../features/imports/import-queries.ts';
import { ImportCounts } from '../../features/imports/ImportCounts.tsx';
import { ImportOutcome } from '../../features/imports/ImportOutcome.tsx';
import { ImportRows } from '../../features/imports/ImportRows.tsx';
import { ImportStateTag } from '../../features/imports/ImportStateTag.tsx';
import { RunForm } from '../../features/imports/RunForm.tsx';
import { useHat, useShopId } from '../../session/hat-context.ts';

const noteTypes = { error: 'error', warning: 'warning', note: 'info' } as const;

/** Steps two and three: what the file would do, then what it did. */
export default function ImportPage() {
  const { t } = useTranslation();
  const shopId = useShopId();
  const { importId = '' } = useParams();
  const one = useImport(shopId, importId);
  return (
    <Loaded query={one}>
      {(data) => (
        <ImportView
          key={data.importId}
          shopId={shopId}
          data={data}
          title={t('imports.title', { file: data.fileName })}
        />
      )}
    </Loaded>
  );
}

function ImportView({ shopId, data, title }: { shopId: string; data: Import; title: string }) {
  const { t } = useTranslation();
  const { base } = useHat();
  const [which, setWhich] = useState<Which>('all');
  const step = data.state === 'ready' ? 1 : 2;
  return (
    <>
      <PageHeader
        title={title}
        tags={<ImportStateTag state={data.state} />}
        intro={t('imports.file', {
          lines: data.lineCount,
          encoding: data.encoding,
          delimiter: data.delimiter === '\t' ? 'Tab' : data.delimiter,
        })}
      />
      <Flex vertical gap={16}>
        <Card>
          <Steps
            current={step}
            className="import-steps"
            items={(['upload', 'preview', 'result'] as const).map((name) => ({
              title: t(`imports.step.${name}`),
            }))}
          />
          {data.notes.map((note, index) => (
            <Alert
              key={index}
              type={noteTypes[note.severity]}
              showIcon
              className="form-errors"
              title={note.words}
            />
          ))}
          {data.state === 'ready' ? (
            <RunForm shopId={shopId} data={data} />
          ) : (
            <ImportOutcome shopId={shopId} data={data} />
          )}
        </Card>
        <ImportCounts counts={data.counts} which={which} onChoose={setWhich} />
        <ImportRows shopId={shopId} data={data} which={which} productsPath={`${base}/products`} />
      </Flex>
    </>
  );
}
