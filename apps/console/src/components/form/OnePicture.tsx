import { PlusOutlined } from '@ant-design/icons';
import { Picture } from '@jishi/ui/picture.tsx';
import { App, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../api/problem.ts';
import { uploadPicture, type StoredPicture } from '../../api/pictures.ts';

type Props = { url: string | null; label: string; onUploaded: (picture: StoredPicture) => void };

/** One picture, such as a logo: press or drop to change it. */
export function OnePicture({ url, label, onUploaded }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const take = async (file: File) => {
    setBusy(true);
    try {
      onUploaded(await uploadPicture(file));
    } catch (error) {
      void message.error(problemOf(error).detail);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Upload
      accept="image/*"
      listType="picture-card"
      showUploadList={false}
      disabled={busy}
      beforeUpload={(file) => {
        void take(file);
        return false;
      }}
    >
      {url === null ? (
        <span>
          <PlusOutlined /> {t('form.upload')}
        </span>
      ) : (
        <Picture src={url} alt={label} className="logo-picture" />
      )}
    </Upload>
  );
}
