import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { Sheet } from '../../components/sheet.tsx';
import { call } from '../../data/api.ts';
import { useCaseAct } from '../../data/aftersales.ts';
import { sentenceOf } from '../../data/words-of.ts';
import { inLanguage } from '../../lib/in-language.ts';
import { toast } from '../../lib/toast.ts';
import styles from './aftersales.module.css';

type ParcelSheetProps = { open: boolean; afterSaleId: string; version: number; onClose: () => void };

/** How the goods were sent back. */
export function ParcelSheet({ open, afterSaleId, version, onClose }: ParcelSheetProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [carrier, setCarrier] = useState('');
  const [trackingNumber, setTrackingNumber] = useState('');
  const carriers = useQuery({
    queryKey: ['carriers'],
    queryFn: async () => (await call('GET /carriers')).items,
    staleTime: 60 * 60_000,
    enabled: open,
  });
  const send = useCaseAct(() =>
    call('POST /after-sales/:afterSaleId/return-parcel', {
      params: { afterSaleId },
      body: {
        version,
        carrier: carrier || carriers.data?.[0]?.code || '',
        trackingNumber: trackingNumber.trim(),
      },
    }),
  );
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={t('aftersales.sentBack')}
      footer={
        <Button
          size="large"
          wide
          disabled={trackingNumber.trim() === ''}
          loading={send.isPending}
          onClick={() =>
            send.mutate(undefined, { onSuccess: onClose, onError: (error) => toast(sentenceOf(error)) })
          }
        >
          {t('aftersales.send')}
        </Button>
      }
    >
      <div className={styles.parcel}>
        <Field label={t('aftersales.carrier')}>
          {(field) => (
            <select {...field} value={carrier} onChange={(event) => setCarrier(event.target.value)}>
              {(carriers.data ?? []).map(({ code, name }) => (
                <option key={code} value={code}>
                  {inLanguage(name, language)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('aftersales.tracking')}>
          {(field) => (
            <input
              {...field}
              maxLength={40}
              autoComplete="off"
              value={trackingNumber}
              onChange={(event) => setTrackingNumber(event.target.value)}
            />
          )}
        </Field>
      </div>
    </Sheet>
  );
}
