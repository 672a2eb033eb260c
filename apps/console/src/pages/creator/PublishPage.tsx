import { VideoCameraAddOutlined } from '@ant-design/icons';
import { App, Button, Card, Form, Upload } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { call } from '../../api/wire.ts';
import { FormErrors } from '../../components/form/FormErrors.tsx';
import { useFormFaults } from '../../components/form/use-form-faults.ts';
import { PageHeader } from '../../components/PageHeader.tsx';
import { useAct } from '../../components/use-act.ts';
import { PosterPicker } from '../../features/publish/PosterPicker.tsx';
import { UploadProgress } from '../../features/publish/UploadProgress.tsx';
import { useUpload } from '../../features/publish/use-upload.ts';
import { videosKey } from '../../features/videos/video-queries.ts';
import { VideoWords, type VideoWordsValues } from '../../features/videos/VideoWords.tsx';

/** The words are written while the file travels. */
export default function PublishPage() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [form] = Form.useForm<VideoWordsValues>();
  const faults = useFormFaults();
  const upload = useUpload();
  const [file, setFile] = useState<File>();
  const [posterAtMs, setPosterAtMs] = useState(0);
  const source = useObjectUrl(file);
  const { state } = upload;
  const idempotencyKey = useMemo(() => crypto.randomUUID(), [file]);
  const publish = useAct({
    act: ({ caption, topics, productIds }: VideoWordsValues) =>
      call('POST /me/videos', {
        body: {
          uploadId: state.kind === 'done' ? state.uploadId : '',
          posterAtMs: Math.round(posterAtMs),
          caption: (caption ?? '').trim(),
          topics: topics ?? [],
          productIds: productIds ?? [],
        },
        idempotencyKey,
      }),
    refresh: [videosKey],
    quiet: true,
    onDone: ({ videoId }) => {
      void message.success(t('publish.published'));
      void navigate(`/creator/videos/${videoId}`);
    },
  });
  const choose = (next: File) => {
    setFile(next);
    setPosterAtMs(0);
    void upload.start(next);
  };
  const cancel = () => {
    upload.cancel();
    setFile(undefined);
  };
  const button = (
    <Button type="primary" disabled={state.kind !== 'done'} loading={publish.isPending} onClick={form.submit}>
      {t(state.kind === 'sending' ? 'publish.afterUpload' : 'publish.publish')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('nav.publish')} intro={t('publish.intro')} actions={button} />
      <FormErrors {...faults.props} />
      <div className="stack">
        <Card>
          <h2 className="card-title section-title">{t('publish.file')}</h2>
          {source === undefined ? (
            <Upload.Dragger
              accept="video/mp4,video/quicktime,video/webm,.mp4,.mov,.webm"
              showUploadList={false}
              beforeUpload={(chosen) => {
                choose(chosen);
                return false;
              }}
            >
              <p className="ant-upload-drag-icon">
                <VideoCameraAddOutlined />
              </p>
              <p className="ant-upload-text">{t('publish.drop')}</p>
              <p className="ant-upload-hint">{t('publish.dropHint')}</p>
            </Upload.Dragger>
          ) : (
            <>
              <UploadProgress
                state={state}
                onPause={upload.pause}
                onResume={upload.resume}
                onCancel={cancel}
              />
              <h2 className="card-title poster-title">{t('publish.poster')}</h2>
              <PosterPicker source={source} atMs={posterAtMs} onChange={setPosterAtMs} />
            </>
          )}
        </Card>
        <Card>
          <h2 className="card-title section-title">{t('publish.words')}</h2>
          <Form
            form={form}
            layout="vertical"
            className="narrow-form"
            initialValues={{ caption: '', topics: [], productIds: [] }}
            onFinish={faults.onFinish((values: VideoWordsValues) =>
              publish.mutate(values, { onError: faults.onRefused }),
            )}
          >
            <VideoWords />
          </Form>
        </Card>
      </div>
    </>
  );
}

function useObjectUrl(file: File | undefined): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (file === undefined) {
      setUrl(undefined);
      return;
    }
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return url;
}
