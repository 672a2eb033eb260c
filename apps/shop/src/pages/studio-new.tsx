import { Film } from 'lucide-react';
import { useRef, useState, type ChangeEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Button } from '../components/button.tsx';
import { Card } from '../components/card.tsx';
import { Field } from '../components/field.tsx';
import { ListSkeleton } from '../components/list-skeleton.tsx';
import { MembersOnly } from '../components/members-only.tsx';
import { Screen } from '../components/screen.tsx';
import { newIdempotencyKey } from '../data/api.ts';
import { useStudioVerbs } from '../data/studio.ts';
import { sentenceOf } from '../data/words-of.ts';
import { PosterPicker } from '../features/studio/poster-picker.tsx';
import type { TaggedProduct } from '../features/studio/product-finder.tsx';
import { ProductTags } from '../features/studio/product-tags.tsx';
import { topicsOf, withoutTopics } from '../features/studio/topics.ts';
import { UploadBar } from '../features/studio/upload-bar.tsx';
import { useUpload } from '../features/studio/use-upload.ts';
import { fileFault } from '../features/studio/video-file.ts';
import { toast } from '../lib/toast.ts';
import styles from '../features/studio/studio.module.css';

/** The upload begins as soon as a file is chosen and goes on while the words are written. */
export default function StudioNewPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { publish } = useStudioVerbs();
  const upload = useUpload();
  const key = useRef(newIdempotencyKey());
  const [file, setFile] = useState<File>();
  const [posterAtMs, setPosterAtMs] = useState(0);
  const [caption, setCaption] = useState('');
  const [products, setProducts] = useState<readonly TaggedProduct[]>([]);
  const pick = (event: ChangeEvent<HTMLInputElement>) => {
    const [chosen] = event.target.files ?? [];
    event.target.value = '';
    if (!chosen) return;
    const fault = fileFault(chosen);
    if (fault) return toast(t(`upload.${fault}`));
    setFile(chosen);
    setPosterAtMs(0);
    void upload.begin(chosen);
  };
  const send = () => {
    if (upload.state.at !== 'done') return;
    publish.mutate(
      {
        uploadId: upload.state.uploadId,
        posterAtMs,
        caption: withoutTopics(caption),
        topics: topicsOf(caption),
        productIds: products.map((product) => product.productId),
        idempotencyKey: key.current,
      },
      {
        onSuccess() {
          toast(t('upload.published'));
          void navigate('/studio', { replace: true });
        },
        onError(error) {
          key.current = newIdempotencyKey();
          toast(sentenceOf(error));
        },
      },
    );
  };
  const ready = upload.state.at === 'done' && caption.trim() !== '';
  return (
    <Screen
      title={t('upload.title')}
      back
      footer={
        file ? (
          <Button size="large" wide disabled={!ready} loading={publish.isPending} onClick={send}>
            {upload.state.at === 'done' ? t('upload.publish') : t('upload.waiting')}
          </Button>
        ) : undefined
      }
    >
      <MembersOnly reason={t('signIn.toCreate')} waiting={<ListSkeleton rows={1} />}>
        {file ? (
          <>
            <Card>
              <PosterPicker file={file} posterAtMs={posterAtMs} onChange={setPosterAtMs} />
              <div style={{ height: 14 }} />
              <UploadBar state={upload.state} onPause={upload.pause} onResume={upload.resume} />
            </Card>
            <Card>
              <Field label={t('upload.caption')}>
                {(field) => (
                  <textarea
                    {...field}
                    rows={3}
                    maxLength={500}
                    placeholder={t('upload.captionHint')}
                    value={caption}
                    onChange={(event) => setCaption(event.target.value)}
                  />
                )}
              </Field>
            </Card>
            <ProductTags products={products} onChange={setProducts} />
          </>
        ) : null}
        <label className={styles.pick} style={file ? { padding: '14px 24px' } : undefined}>
          {file ? null : <Film size={40} aria-hidden="true" />}
          <b>{file ? t('upload.another') : t('upload.pick')}</b>
          <small>{t('upload.pickDetail')}</small>
          <input
            className="visually-hidden"
            type="file"
            accept="video/mp4,video/quicktime,video/*"
            onChange={pick}
          />
        </label>
      </MembersOnly>
    </Screen>
  );
}
