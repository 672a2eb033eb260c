import { Alert, Form, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../api/problem.ts';
import { call } from '../../api/wire.ts';
import { useAct } from '../../components/use-act.ts';
import { VideoWords, type VideoWordsValues } from './VideoWords.tsx';
import { videosKey, type MyVideo } from './video-queries.ts';

export function EditVideo({ video, onClose }: { video: MyVideo; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<VideoWordsValues>();
  const save = useAct({
    act: (body: VideoWordsValues) =>
      call('PATCH /me/videos/:videoId', { params: { videoId: video.videoId }, body }),
    refresh: [videosKey],
    done: t('state.saved'),
    quiet: true,
    onDone: onClose,
  });
  return (
    <Modal
      open
      title={t('videos.edit')}
      okText={t('action.save')}
      cancelText={t('action.cancel')}
      confirmLoading={save.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      {save.error !== null && (
        <Alert
          type="error"
          showIcon
          role="alert"
          className="form-errors"
          title={problemOf(save.error).detail}
        />
      )}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={video}
        onFinish={({ caption, topics, productIds }) =>
          save.mutate({ caption: caption.trim(), topics, productIds })
        }
      >
        <VideoWords />
      </Form>
    </Modal>
  );
}
