import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Money } from '@jishi/ui/money.tsx';
import { Picture } from '@jishi/ui/picture.tsx';
import { Time } from '@jishi/ui/time.tsx';
import { Card } from '../components/card.tsx';
import { ListSkeleton } from '../components/list-skeleton.tsx';
import { MembersOnly } from '../components/members-only.tsx';
import { Screen } from '../components/screen.tsx';
import { Loaded } from '../components/states.tsx';
import { useAfterSale, type AfterSale } from '../data/aftersales.ts';
import { CaseActs } from '../features/aftersales/case-acts.tsx';
import styles from '../features/aftersales/aftersales.module.css';

/** How a request stands: who acts next and until when, what comes back, and everything that was said. */
export default function AfterSalePage() {
  const { t } = useTranslation();
  const { afterSaleId = '' } = useParams();
  const one = useAfterSale(afterSaleId);
  return (
    <Screen
      title={t('aftersales.one')}
      back
      footer={one.data && one.data.actions.length > 0 ? <CaseActs one={one.data} /> : undefined}
    >
      <MembersOnly reason={t('signIn.toSeeOrders')} waiting={<ListSkeleton />}>
        <Loaded query={one} waiting={<ListSkeleton />}>
          {(data) => <Body one={data} />}
        </Loaded>
      </MembersOnly>
    </Screen>
  );
}

function Body({ one }: { one: AfterSale }) {
  const { t } = useTranslation();
  return (
    <>
      <div className={styles.head} aria-live="polite">
        <h2>{one.statusWords}</h2>
        {one.dueAt !== null ? (
          <p>
            {one.dueWords} · <Time at={one.dueAt} />
          </p>
        ) : null}
      </div>
      <Card>
        <dl className={styles.facts}>
          <div>
            <dt>{t(one.refund ? 'aftersales.wentBack' : 'aftersales.asked')}</dt>
            <dd>
              <Money fen={one.refund?.paidFen ?? one.amountFen} size="large" />
            </dd>
          </div>
          <div>
            <dt>{t('aftersales.way')}</dt>
            <dd>{t(`aftersales.ways.way${one.handlingWay}`)}</dd>
          </div>
          <div>
            <dt>{t('aftersales.reason')}</dt>
            <dd>{one.reason.words}</dd>
          </div>
          <div>
            <dt>{t('order.number')}</dt>
            <dd>
              <Link to={`/orders/${one.orderId}`}>{one.orderNumber}</Link>
            </dd>
          </div>
          {one.returnParcel ? (
            <div>
              <dt>{t('aftersales.sentBack')}</dt>
              <dd>
                {one.returnParcel.carrierName} {one.returnParcel.trackingNumber}
              </dd>
            </div>
          ) : null}
        </dl>
        {one.lines.map((line) => (
          <div key={line.orderLineId} className={styles.piece}>
            <span>
              {line.title} {line.skuName} ×{line.quantity}
            </span>
            <Money fen={line.amountFen} size="small" tone="plain" />
          </div>
        ))}
      </Card>
      <Card title={t('aftersales.timeline')}>
        <ol className={styles.steps}>
          {one.timeline.toReversed().map(({ at, title, words, pictureUrls }) => (
            <li key={`${at}${title}`}>
              {title}
              <small>
                <Time at={at} />
              </small>
              {words ? <p className={styles.said}>{words}</p> : null}
              {pictureUrls.length > 0 ? (
                <div className={styles.pictures}>
                  {pictureUrls.map((url, index) => (
                    <Picture key={url} src={url} alt={t('reviews.picture', { n: index + 1 })} />
                  ))}
                </div>
              ) : null}
            </li>
          ))}
        </ol>
      </Card>
      <div style={{ height: 24 }} />
    </>
  );
}
