import { PackageOpen, TriangleAlert, WifiOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StateBlock } from '@jishi/ui/state-block.tsx';
import { wordsOf } from '../data/words-of.ts';
import { Button } from './button.tsx';
import styles from './states.module.css';

type Tone = 'light' | 'night';

/** It failed: the server's own sentence when it sent one, else ours; nothing was lost; try again. */
export function Failed({
  error,
  retry,
  tone = 'light',
}: {
  error: unknown;
  retry?: (() => void) | undefined;
  tone?: Tone;
}) {
  const { t } = useTranslation();
  const words = wordsOf(error);
  return (
    <StateBlock
      tone={tone}
      role="alert"
      icon={words.offline ? <WifiOff size={36} /> : <TriangleAlert size={36} />}
      title={words.title}
      detail={words.detail}
      action={
        retry ? (
          <Button kind="soft" onClick={retry}>
            {t('common.tryAgain')}
          </Button>
        ) : undefined
      }
    />
  );
}

/** The same in one line, where only a part of a page failed. */
export function FailedLine({ error, retry }: { error: unknown; retry: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles.line} role="alert">
      <span>{wordsOf(error).title}</span>
      <Button kind="outline" size="small" onClick={retry}>
        {t('common.tryAgain')}
      </Button>
    </div>
  );
}

export function Empty({
  title,
  detail,
  icon,
  action,
  tone = 'light',
}: {
  title: string;
  detail?: string | undefined;
  icon?: ReactNode;
  action?: ReactNode;
  tone?: Tone;
}) {
  return (
    <StateBlock
      tone={tone}
      icon={icon ?? <PackageOpen size={36} />}
      title={title}
      detail={detail}
      action={action}
    />
  );
}

/** The part of a query (paged or not) that its three lives are told from. */
type Answer<T> = { data: T | undefined; isError: boolean; error: unknown; refetch: () => unknown };
type LoadedProps<T> = { query: Answer<T>; waiting: ReactNode; tone?: Tone; children: (data: T) => ReactNode };

/** The three lives of a query in one place: waiting, failed, there. Data that is already there stays while it is refreshed. */
export function Loaded<T>({ query, waiting, tone = 'light', children }: LoadedProps<T>) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isError) return <Failed tone={tone} error={query.error} retry={() => void query.refetch()} />;
  return <div aria-busy="true">{waiting}</div>;
}
