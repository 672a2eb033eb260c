import { QRCodeSVG } from 'qrcode.react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '@jishi/ui/format-money.ts';
import { Sheet } from './sheet.tsx';
import styles from './scan-sheet.module.css';

type ScanSheetProps = { code: string | undefined; fen: number; onClose: () => void };

/** A code to scan with the wallet on a phone. That of the test provider is a page, which this device can open too. */
export function ScanSheet({ code, fen, onClose }: ScanSheetProps) {
  const { t } = useTranslation();
  return (
    <Sheet open={code !== undefined} onClose={onClose} title={t('pay.scan', { amount: formatMoney(fen) })}>
      {code === undefined ? null : (
        <div className={styles.scan}>
          <QRCodeSVG value={code} size={208} role="img" title={t('pay.scanCode')} />
          <p>{t('pay.scanDetail')}</p>
          {code.startsWith('http') ? <a href={code}>{t('pay.openHere')}</a> : null}
        </div>
      )}
    </Sheet>
  );
}
