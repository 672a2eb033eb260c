import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '@jishi/ui/format-money.ts';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Money } from '@jishi/ui/money.tsx';
import { Time } from '@jishi/ui/time.tsx';
import { Button } from '../components/button.tsx';
import { Card } from '../components/card.tsx';
import { ListSkeleton } from '../components/list-skeleton.tsx';
import { MembersOnly } from '../components/members-only.tsx';
import { Screen } from '../components/screen.tsx';
import { Loaded } from '../components/states.tsx';
import { useCredit, useDeactivate, type Standing } from '../data/credit.ts';
import { sentenceOf } from '../data/words-of.ts';
import { Activation } from '../features/credit/activation.tsx';
import { Agreements } from '../features/credit/agreements.tsx';
import { BillCalendar } from '../features/credit/bill-calendar.tsx';
import { RepaySheet } from '../features/credit/repay-sheet.tsx';
import styles from '../features/credit/credit.module.css';
import { confirm } from '../lib/confirm.ts';
import { inLanguage } from '../lib/in-language.ts';
import { toast, toastGood } from '../lib/toast.ts';

/** 先用后付与分期: what I may use, what is due and when, and why it stands as it does. */
export default function CreditPage() {
  const { t } = useTranslation();
  const credit = useCredit();
  return (
    <Screen title={t('credit.title')} back>
      <MembersOnly reason={t('credit.signIn')} waiting={<ListSkeleton rows={2} />}>
        <Loaded query={credit} waiting={<ListSkeleton rows={2} />}>
          {(data) =>
            data.state === 'none' || data.state === 'closed' || data.state === 'activating' ? (
              <Activation standing={data} />
            ) : (
              <Open standing={data} />
            )
          }
        </Loaded>
      </MembersOnly>
    </Screen>
  );
}

function Open({ standing }: { standing: Standing }) {
  const { t } = useTranslation();
  const [repaying, setRepaying] = useState(false);
  const stop = useCallback(() => setRepaying(false), []);
  return (
    <>
      <div className={styles.head}>
        <span>{t('credit.available')}</span>
        <Money fen={standing.availableFen} size="huge" tone="plain" />
        <small>{t('credit.ofLimit', { limit: formatMoney(standing.limitFen) })}</small>
        {standing.overdueFen > 0 ? (
          <p className={styles.late} role="alert">
            {t('credit.overdue', { amount: formatMoney(standing.overdueFen) })}
            <Button size="small" onClick={() => setRepaying(true)}>
              {t('credit.payNow')}
            </Button>
          </p>
        ) : standing.nextDue ? (
          <p>
            {t('credit.next', { amount: formatMoney(standing.nextDue.amountFen) })}{' '}
            <Time at={standing.nextDue.dueAt} />
          </p>
        ) : standing.afterReceiptFen > 0 ? null : (
          <p>{t('credit.nothingDue')}</p>
        )}
        {standing.afterReceiptFen > 0 ? (
          <p>
            {t('credit.waiting', { amount: formatMoney(standing.afterReceiptFen) })}
            <small className={styles.block}>{t('credit.waitingDetail')}</small>
          </p>
        ) : null}
      </div>
      <RepaySheet
        what={{ scope: 'overdue' }}
        title={t('credit.overdue', { amount: formatMoney(standing.overdueFen) })}
        fen={standing.overdueFen}
        open={repaying}
        onClose={stop}
      />
      <BillCalendar afterReceiptFen={standing.afterReceiptFen} />
      <Agreements />
      <Reasons standing={standing} />
      <CloseCredit standing={standing} />
    </>
  );
}

function Reasons({ standing }: { standing: Standing }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Card title={t('credit.why')}>
      {standing.factors.map(({ code, points, words }) => (
        <p key={code} className={styles.row}>
          <span>{inLanguage(words, language)}</span>
          <small className="tabular">{points > 0 ? `+${points}` : points}</small>
        </p>
      ))}
      {standing.reasons
        .filter(({ ok }) => !ok)
        .map(({ code, words }) => (
          <p key={code} className={styles.late}>
            {inLanguage(words, language)}
          </p>
        ))}
    </Card>
  );
}

function CloseCredit({ standing }: { standing: Standing }) {
  const { t } = useTranslation();
  const close = useDeactivate();
  const ask = async () => {
    const yes = await confirm({
      title: t('credit.close'),
      content: t('credit.closeText'),
      yes: t('credit.close'),
    });
    if (yes)
      close.mutate(undefined, {
        onSuccess: () => toastGood(t('credit.closed')),
        onError: (error) => toast(sentenceOf(error)),
      });
  };
  return (
    <div className={styles.foot}>
      <Button
        kind="quiet"
        disabled={standing.owedFen > 0}
        loading={close.isPending}
        onClick={() => void ask()}
      >
        {standing.owedFen > 0 ? t('credit.closeLater') : t('credit.close')}
      </Button>
    </div>
  );
}
