import { Button, Empty, Result, Skeleton } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../api/problem.ts';

/** What failed, in the server's own words, and the way to try again. */
export function LoadFailed({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  const problem = problemOf(error);
  return (
    <Result
      status={problem.status === 404 ? '404' : 'warning'}
      title={problem.detail}
      subTitle={
        problem.requestId === undefined
          ? t('state.nothingLost')
          : t('state.requestId', { id: problem.requestId })
      }
      extra={
        onRetry !== undefined && (
          <Button type="primary" onClick={onRetry}>
            {t('action.retry')}
          </Button>
        )
      }
    />
  );
}

type NothingProps = { text: string; hint?: string | undefined; action?: ReactNode };

/** An empty list says why it is empty and what the next step is. */
export function Nothing({ text, hint, action }: NothingProps) {
  return (
    <Empty
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      className="nothing"
      description={
        <>
          <div className="nothing-text">{text}</div>
          {hint !== undefined && <div className="nothing-hint">{hint}</div>}
        </>
      }
    >
      {action}
    </Empty>
  );
}

/** A skeleton, but only for what takes longer than 200 ms: shorter waits stay still. */
export function Waiting({ rows = 6 }: { rows?: number }) {
  const { t } = useTranslation();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 200);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" aria-label={t('state.loading')} className="waiting">
      {late && <Skeleton active paragraph={{ rows }} />}
    </div>
  );
}
