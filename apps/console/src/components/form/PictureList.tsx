import { DeleteOutlined, LeftOutlined, PlusOutlined, RightOutlined } from '@ant-design/icons';
import { Picture } from '@jishi/ui/picture.tsx';
import { App, Button, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uploadPicture, type StoredPicture } from '../../api/pictures.ts';
import { problemOf } from '../../api/problem.ts';

type Props = {
  id: string;
  pictures: readonly StoredPicture[];
  max: number;
  onChange: (change: (before: StoredPicture[]) => StoredPicture[]) => void;
};

/** Several pictures in order: drop or choose files, drag or use the arrows to order; the first is the cover. */
export function PictureList({ id, pictures, max, onChange }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(0);
  const [dragged, setDragged] = useState<number>();
  const take = async (file: File) => {
    setBusy((n) => n + 1);
    try {
      const picture = await uploadPicture(file);
      onChange((before) => (before.length < max ? [...before, picture] : before));
    } catch (error) {
      void message.error(`${file.name}: ${problemOf(error).detail}`, 6);
    } finally {
      setBusy((n) => n - 1);
    }
  };
  const move = (from: number, to: number) => onChange((before) => moved(before, from, to));
  return (
    <div className="picture-list" id={id} tabIndex={-1}>
      {pictures.map((picture, index) => (
        <div
          key={picture.pictureId}
          className="picture-tile"
          draggable
          onDragStart={() => setDragged(index)}
          onDragOver={(event) => event.preventDefault()}
          onDrop={() => dragged !== undefined && move(dragged, index)}
        >
          <Picture src={picture.smallUrl} alt={t('form.pictureAt', { at: index + 1 })} />
          {index === 0 && <span className="picture-cover">{t('form.cover')}</span>}
          <span className="picture-tools">
            <Button
              size="small"
              type="text"
              icon={<LeftOutlined />}
              disabled={index === 0}
              aria-label={t('form.moveEarlier', { at: index + 1 })}
              onClick={() => move(index, index - 1)}
            />
            <Button
              size="small"
              type="text"
              icon={<DeleteOutlined />}
              aria-label={t('form.removePicture', { at: index + 1 })}
              onClick={() => onChange((before) => before.filter((_, at) => at !== index))}
            />
            <Button
              size="small"
              type="text"
              icon={<RightOutlined />}
              disabled={index === pictures.length - 1}
              aria-label={t('form.moveLater', { at: index + 1 })}
              onClick={() => move(index, index + 1)}
            />
          </span>
        </div>
      ))}
      {pictures.length < max && (
        <Upload.Dragger
          className="picture-drop"
          accept="image/*"
          multiple
          showUploadList={false}
          beforeUpload={(file) => {
            void take(file);
            return false;
          }}
        >
          <PlusOutlined />
          <div>{busy > 0 ? t('form.uploading', { count: busy }) : t('form.addPictures')}</div>
        </Upload.Dragger>
      )}
    </div>
  );
}

function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = [...list];
  const [item] = rest.splice(from, 1);
  if (item !== undefined) rest.splice(to, 0, item);
  return rest;
}
