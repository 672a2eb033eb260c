import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { sentenceOf } from '../data/words-of.ts';
import { Button } from './button.tsx';
import styles from './more-on-scroll.module.css';

type Paged = Pick<
  UseInfiniteQueryResult<unknown>,
  'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage' | 'isFetchNextPageError' | 'error'
>;

/** The foot of a list: fetches the next page before it is reached, says when there is no more, and offers a retry. */
export function MoreOnScroll({ query, endWords }: { query: Paged; endWords?: string }) {
  const { t } = useTranslation();
  const foot = useRef<HTMLDivElement>(null);
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = query;
  useEffect(() => {
    const element = foot.current;
    if (!element || !hasNextPage || isFetchingNextPage || isFetchNextPageError) return undefined;
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && void fetchNextPage(), {
      rootMargin: '600px',
    });
    watcher.observe(element);
    return () => watcher.disconnect();
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);
  return (
    <div className={styles.foot} ref={foot} role="status">
      {isFetchNextPageError ? (
        <>
          <p>{sentenceOf(query.error)}</p>
          <Button kind="quiet" size="small" onClick={() => void fetchNextPage()}>
            {t('common.tryAgain')}
          </Button>
        </>
      ) : hasNextPage ? (
        t('common.loadingMore')
      ) : (
        (endWords ?? t('common.theEnd'))
      )}
    </div>
  );
}
