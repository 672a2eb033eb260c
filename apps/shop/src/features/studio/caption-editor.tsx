import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { useStudioVerbs, type MyVideo } from '../../data/studio.ts';
import { sentenceOf } from '../../data/words-of.ts';
import { toast } from '../../lib/toast.ts';
import { topicsOf, withoutTopics } from './topics.ts';

export function CaptionEditor({
  video,
  open,
  onClose,
}: {
  video: MyVideo;
  open: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { change } = useStudioVerbs();
  const [text, setText] = useState([video.caption, ...video.topics.map((topic) => `#${topic}`)].join(' '));
  const save = () =>
    change.mutate(
      { videoId: video.videoId, caption: withoutTopics(text), topics: topicsOf(text) },
      {
        onSuccess() {
          toast(t('common.saved'));
          onClose();
        },
        onError: (error) => toast(sentenceOf(error)),
      },
    );
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={t('studio.edit')}
      footer={
        <Button size="large" wide loading={change.isPending} onClick={save}>
          {t('common.save')}
        </Button>
      }
    >
      <Field label={t('upload.caption')} quiet hint={t('upload.captionHint')}>
        {(field) => (
          <textarea
            {...field}
            rows={5}
            maxLength={500}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
    </Sheet>
  );
}
