import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { ChoiceList } from '../../components/choice-list.tsx';
import { Field } from '../../components/field.tsx';
import { call, type Body } from '../../data/api.ts';
import { sentenceOf } from '../../data/words-of.ts';
import { toast } from '../../lib/toast.ts';
import styles from './report-form.module.css';

type Reason = Body<'POST /videos/:videoId/reports'>['reason'];
const reasons = ['misleading', 'unsafe', 'copied', 'vulgar', 'other'] as const satisfies readonly Reason[];

export function ReportForm({ videoId, onDone }: { videoId: string; onDone: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState<Reason>();
  const [note, setNote] = useState('');
  const send = useMutation({
    mutationFn: (chosen: Reason) =>
      call('POST /videos/:videoId/reports', {
        params: { videoId },
        body: { reason: chosen, ...(note.trim() ? { note: note.trim() } : {}) },
      }),
    onSuccess() {
      toast(t('feed.reportDone'));
      onDone();
    },
    onError: (error) => toast(sentenceOf(error)),
  });
  return (
    <div className={styles.form}>
      <ChoiceList
        label={t('feed.reportTitle')}
        items={reasons.map((key) => ({ key, label: t(`reportReason.${key}`) }))}
        value={reason}
        onChange={setReason}
      />
      <Field label={t('feed.reportNote')} quiet>
        {(field) => (
          <textarea
            {...field}
            rows={2}
            maxLength={300}
            placeholder={t('feed.reportNote')}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
      <Button
        size="large"
        wide
        disabled={!reason}
        loading={send.isPending}
        onClick={() => reason && send.mutate(reason)}
      >
        {t('feed.reportSend')}
      </Button>
    </div>
  );
}
