import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { formatMoney } from '@jishi/ui/format-money.ts';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Money } from '@jishi/ui/money.tsx';
import { Time } from '@jishi/ui/time.tsx';
import { Button } from '../components/button.tsx';
import { Card, Row } from '../components/card.tsx';
import { ListSkeleton } from '../components/list-skeleton.tsx';
import { MembersOnly } from '../components/members-only.tsx';
import { Screen } from '../components/screen.tsx';
import { Loaded } from '../components/states.tsx';
import { useAgreement, type Agreement } from '../data/credit.ts';
import { RepaySheet } from '../features/credit/repay-sheet.tsx';
import styles from '../features/credit/credit.module.css';
import { inLanguage } from '../lib/in-language.ts';

/** One purchase on credit: every term, what was paid and refunded, and what paying it back now would take. */
export default function CreditAgreementPage() {
  const { t } = useTranslation();
  const { agreementId = '' } = useParams();
  const agreement = useAgreement(agreementId);
  return (
    <Screen title={t('credit.one')} back>
      <MembersOnly reason={t('credit.signIn')} waiting={<ListSkeleton rows={2} />}>
        <Loaded query={agreement} waiting={<ListSkeleton rows={2} />}>
          {(data) => <Body agreement={data} />}
        </Loaded>
      </MembersOnly>
    </Screen>
  );
}

function Body({ agreement }: { agreement: Agreement }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { method, principalFen, feeFen, openFen, instalments, orders, refunds, earlyRepayment } = agreement;
  return (
    <>
      <div className={styles.head}>
        <span>{t('credit.owed')}</span>
        <Money fen={openFen} size="huge" tone="plain" />
        <small>
          {t(`pay2.${method}`)} · {formatMoney(principalFen)}
          {feeFen > 0 ? ` + ${t('pay2.fee', { fee: formatMoney(feeFen) })}` : ''}
        </small>
      </div>
      <Card title={t('credit.schedule')}>
        {instalments.map((one) => (
          <div key={one.instalmentId} className={styles.row}>
            <span>
              {one.dueAt ? <Time at={one.dueAt} /> : t('credit.afterReceipt')}
              <small>
                {t('credit.termOf', { n: one.number, of: one.of })} · {t(`credit.state.${one.state}`)}
                {one.charging ? ` · ${t('credit.charging')}` : ''}
                {one.cancelledFen > 0
                  ? ` · ${t('credit.cancelled', { amount: formatMoney(one.cancelledFen) })}`
                  : ''}
              </small>
              {one.lastFailure && one.openFen > 0 ? (
                <small className={styles.late}>{inLanguage(one.lastFailure, language)}</small>
              ) : null}
            </span>
            <Money
              fen={one.openFen > 0 ? one.openFen : one.paidFen}
              size="small"
              tone={one.openFen > 0 ? 'price' : 'good'}
            />
          </div>
        ))}
      </Card>
      {refunds.length > 0 ? (
        <Card title={t('credit.refunds')}>
          {refunds.map(({ refundId, at, amountFen, cancelledFen, returnedFen }) => (
            <div key={refundId} className={styles.row}>
              <span>
                <Time at={at} />
                <small>
                  {t('credit.refundSplit', {
                    cancelled: formatMoney(cancelledFen),
                    returned: formatMoney(returnedFen),
                  })}
                </small>
              </span>
              <Money fen={amountFen} size="small" tone="good" />
            </div>
          ))}
        </Card>
      ) : null}
      <Card flush>
        {orders.map(({ orderId, amountFen }) => (
          <Row key={orderId} label={t('order.title')} to={`/orders/${orderId}`}>
            {formatMoney(amountFen)}
          </Row>
        ))}
      </Card>
      {earlyRepayment && earlyRepayment.amountFen > 0 ? (
        <RepayEarly agreementId={agreement.agreementId} early={earlyRepayment} />
      ) : null}
    </>
  );
}

type Early = { amountFen: number; savedFeeFen: number };

function RepayEarly({ agreementId, early }: { agreementId: string; early: Early }) {
  const { t } = useTranslation();
  const [repaying, setRepaying] = useState(false);
  const stop = useCallback(() => setRepaying(false), []);
  const title = t('credit.early', { amount: formatMoney(early.amountFen) });
  return (
    <div className={styles.foot}>
      <Button size="large" wide onClick={() => setRepaying(true)}>
        {title}
      </Button>
      <RepaySheet
        what={{ scope: 'agreement', agreementId }}
        title={title}
        detail={
          early.savedFeeFen > 0
            ? t('credit.savesFee', { amount: formatMoney(early.savedFeeFen) })
            : t('credit.earlyText')
        }
        fen={early.amountFen}
        open={repaying}
        onClose={stop}
      />
    </div>
  );
}
