import { Picture } from '@jishi/ui/picture.tsx';
import { Time } from '@jishi/ui/time.tsx';
import { Alert, Image, Timeline } from 'antd';
import { useTranslation } from 'react-i18next';
import { Amount } from '../../components/Amount.tsx';
import type { Case } from './case-queries.ts';
import { CaseStatus } from './CaseStatus.tsx';

/** A request with everything that was said: what is asked for, why, and what happened, oldest first. */
export function CaseBody({ one }: { one: Case }) {
  const { t } = useTranslation();
  return (
    <div className="stack">
      <CaseStatus status={one.status} words={one.statusWords} />
      {one.dueAt !== null && (
        <Alert
          type="info"
          showIcon
          title={
            <>
              {one.dueWords} · <Time at={one.dueAt} />
            </>
          }
        />
      )}
      <ul className="lines">
        {one.lines.map((line) => (
          <li key={line.orderLineId} className="thumb-line">
            <Picture src={line.pictureUrl} alt="" className="thumb" />
            <span className="thumb-words">
              <span>{line.title}</span>
              <span className="quiet small">
                {line.skuName} ×{line.quantity}
              </span>
            </span>
            <Amount fen={line.amountFen} />
          </li>
        ))}
      </ul>
      <Facts one={one} />
      {one.words !== '' && <blockquote className="said">{one.words}</blockquote>}
      <Pictures urls={one.pictureUrls} />
      <h2 className="card-title">{t('aftersales.timeline')}</h2>
      <Timeline
        items={one.timeline.map(({ at, title, words, pictureUrls }) => ({
          content: (
            <>
              <div>
                {title}{' '}
                <span className="quiet small">
                  <Time at={at} />
                </span>
              </div>
              {words !== '' && <blockquote className="said">{words}</blockquote>}
              <Pictures urls={pictureUrls} />
            </>
          ),
        }))}
      />
    </div>
  );
}

function Facts({ one }: { one: Case }) {
  const { t } = useTranslation();
  return (
    <dl className="facts">
      <dt>{t('finance.order')}</dt>
      <dd>{one.orderNumber}</dd>
      <dt>{t('aftersales.buyer')}</dt>
      <dd>{one.buyer.name}</dd>
      <dt>{t('aftersales.way')}</dt>
      <dd>{t(`aftersales.ways.way${one.handlingWay}`)}</dd>
      <dt>{t('aftersales.reason')}</dt>
      <dd>
        {one.reason.words}{' '}
        {one.reason.quality && <span className="quiet small">{t('aftersales.quality')}</span>}
      </dd>
      <dt>{t('aftersales.asked')}</dt>
      <dd>
        <Amount fen={one.amountFen} />
      </dd>
      {one.freightFen > 0 && (
        <>
          <dt>{t('aftersales.freight')}</dt>
          <dd>
            <Amount fen={one.freightFen} />
          </dd>
        </>
      )}
      {one.returnParcel !== null && (
        <>
          <dt>{t('aftersales.parcel')}</dt>
          <dd>
            {one.returnParcel.carrierName} {one.returnParcel.trackingNumber}
          </dd>
        </>
      )}
      {one.refund !== null && (
        <>
          <dt>{t('aftersales.wentBack')}</dt>
          <dd>
            <Amount fen={one.refund.paidFen} />{' '}
            {one.refund.subsidyFen > 0 && (
              <span className="quiet small">
                {t('aftersales.subsidyBack')} <Amount fen={one.refund.subsidyFen} />
              </span>
            )}
          </dd>
        </>
      )}
    </dl>
  );
}

function Pictures({ urls }: { urls: readonly string[] }) {
  const { t } = useTranslation();
  if (urls.length === 0) return null;
  return (
    <Image.PreviewGroup>
      {urls.map((url, index) => (
        <Image
          key={url}
          src={url}
          width={72}
          height={72}
          alt={t('aftersales.picture', { number: index + 1 })}
        />
      ))}
    </Image.PreviewGroup>
  );
}
