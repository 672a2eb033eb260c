import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { call } from '../../data/api.ts';
import { useCaseAct, type AfterSale } from '../../data/aftersales.ts';
import { sentenceOf } from '../../data/words-of.ts';
import { confirm } from '../../lib/confirm.ts';
import { toast } from '../../lib/toast.ts';
import { ParcelSheet } from './parcel-sheet.tsx';
import { SaySheet } from './say-sheet.tsx';
import styles from './aftersales.module.css';

/** What the buyer may do now; the server says which, the most useful one is the only filled button. */
export function CaseActs({ one: { afterSaleId, version, actions } }: { one: AfterSale }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'escalate' | 'message' | 'parcel'>();
  const params = { afterSaleId };
  const failed = { onError: (error: unknown) => toast(sentenceOf(error)) };
  const withdraw = useCaseAct(() =>
    call('POST /after-sales/:afterSaleId/withdrawal', { params, body: { version } }),
  );
  const escalate = useCaseAct((words: string) =>
    call('POST /after-sales/:afterSaleId/escalation', { params, body: { version, words } }),
  );
  const say = useCaseAct((words: string) =>
    call('POST /after-sales/:afterSaleId/messages', { params, body: { words } }),
  );
  const may = (action: AfterSale['actions'][number]) => actions.includes(action);
  const askToWithdraw = async () => {
    const yes = await confirm({
      title: t('aftersales.withdraw'),
      content: t('aftersales.withdrawText'),
      yes: t('aftersales.withdraw'),
    });
    if (yes) withdraw.mutate(undefined, failed);
  };
  const close = { onSuccess: () => setOpen(undefined), ...failed };
  return (
    <div className={styles.acts}>
      {may('message') ? (
        <Button kind="outline" onClick={() => setOpen('message')}>
          {t('aftersales.write')}
        </Button>
      ) : null}
      {may('withdraw') ? (
        <Button kind="outline" loading={withdraw.isPending} onClick={() => void askToWithdraw()}>
          {t('aftersales.withdraw')}
        </Button>
      ) : null}
      {may('escalate') ? (
        <Button onClick={() => setOpen('escalate')}>{t('aftersales.escalate')}</Button>
      ) : null}
      {may('send_back') ? (
        <Button onClick={() => setOpen('parcel')}>{t('aftersales.sentBack')}</Button>
      ) : null}
      <SaySheet
        open={open === 'message'}
        title={t('aftersales.write')}
        hint={t('aftersales.writeHint')}
        sending={say.isPending}
        onSend={(words) => say.mutate(words, close)}
        onClose={() => setOpen(undefined)}
      />
      <SaySheet
        open={open === 'escalate'}
        title={t('aftersales.escalate')}
        hint={t('aftersales.escalateHint')}
        sending={escalate.isPending}
        onSend={(words) => escalate.mutate(words, close)}
        onClose={() => setOpen(undefined)}
      />
      <ParcelSheet
        open={open === 'parcel'}
        afterSaleId={afterSaleId}
        version={version}
        onClose={() => setOpen(undefined)}
      />
    </div>
  );
}
