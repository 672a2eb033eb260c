import { Time } from '@jishi/ui/time.tsx';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { Nothing, Waiting } from '../../components/States.tsx';
import { RowDrawer } from '../../components/table/RowDrawer.tsx';
import { useFailures } from '../../features/operations/failure-queries.ts';
import { FailureActs } from '../../features/operations/FailureActs.tsx';

/** Everything that is known of one failure: what was to be done, with what, and how it broke. */
export default function FailureDrawer() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { failureId = '' } = useParams();
  const pages = useFailures(undefined);
  const failure = pages.rows.find((one) => one.failureId === failureId);
  return (
    <RowDrawer
      wide
      title={failure?.subject ?? t('nav.failures')}
      footer={
        failure === undefined ? null : (
          <FailureActs failure={failure} onDone={() => void navigate('/operator/failures')} />
        )
      }
    >
      {failure === undefined ? (
        pages.waiting ? (
          <Waiting />
        ) : (
          <Nothing text={t('operator.failureGone')} hint={t('operator.failureGoneHint')} />
        )
      ) : (
        <div className="stack">
          <dl className="facts">
            <dt>{t('operator.source')}</dt>
            <dd className="mono">{failure.source}</dd>
            <dt>{t('operator.attempts')}</dt>
            <dd>{failure.attempts}</dd>
            <dt>{t('stock.when')}</dt>
            <dd>
              <Time at={failure.failedAt} />
            </dd>
          </dl>
          <section>
            <h2 className="card-title">{t('operator.error')}</h2>
            <pre className="code" tabIndex={0}>
              {failure.trace}
            </pre>
          </section>
          <section>
            <h2 className="card-title">{t('operator.payload')}</h2>
            <pre className="code" tabIndex={0}>
              {JSON.stringify(failure.payload, null, 2)}
            </pre>
          </section>
        </div>
      )}
    </RowDrawer>
  );
}
