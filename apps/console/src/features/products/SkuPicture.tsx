import { PictureOutlined } from '@ant-design/icons';
import { Picture } from '@jishi/ui/picture.tsx';
import { Button, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StoredPicture } from '../../api/pictures.ts';
import type { DraftSku } from './product-draft.ts';

type Props = {
  sku: DraftSku;
  name: string;
  pictures: readonly StoredPicture[];
  onChange: (picture: StoredPicture | null) => void;
};

/** Picks one of the product's pictures for a choice. */
export function SkuPicture({ sku, name, pictures, onChange }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const choose = (picture: StoredPicture | null) => {
    onChange(picture);
    setOpen(false);
  };
  const choice = (
    <div className="sku-picture-choice">
      {pictures.length === 0 && <span className="quiet">{t('products.picturesFirst')}</span>}
      {pictures.map((picture, index) => (
        <Button
          key={picture.pictureId}
          type="text"
          className="sku-picture-button"
          aria-label={t('form.pictureAt', { at: index + 1 })}
          onClick={() => choose(picture)}
        >
          <Picture src={picture.smallUrl} alt="" className="thumb" />
        </Button>
      ))}
      {sku.picture !== null && (
        <Button size="small" onClick={() => choose(null)}>
          {t('products.noPicture')}
        </Button>
      )}
    </div>
  );
  return (
    <Popover trigger="click" open={open} onOpenChange={setOpen} content={choice}>
      <Button type="text" className="sku-picture-button" aria-label={`${t('products.picture')} ${name}`}>
        {sku.picture === null ? (
          <PictureOutlined className="quiet" />
        ) : (
          <Picture src={sku.picture.smallUrl} alt="" className="thumb" />
        )}
      </Button>
    </Popover>
  );
}
