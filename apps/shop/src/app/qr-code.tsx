import { QRCodeSVG } from 'qrcode.react';
import { useTranslation } from 'react-i18next';

export default function QrCode({ url }: { url: string }) {
  const { t } = useTranslation();
  return (
    <QRCodeSVG
      value={url}
      size={132}
      fgColor="#1c2024"
      bgColor="transparent"
      role="img"
      title={t('desktop.scan')}
    />
  );
}
