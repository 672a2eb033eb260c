import { ChevronLeft } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useBack } from '../lib/use-back.ts';
import { useScrollMemory } from '../lib/scroll-memory.ts';
import { useTitle } from '../lib/use-title.ts';
import { IconButton } from './button.tsx';
import styles from './screen.module.css';

type ScreenProps = {
  title?: string;
  back?: boolean;
  /** replaces the title row's middle, e.g. a search field */
  middle?: ReactNode;
  right?: ReactNode;
  /** stands under the header and does not scroll: tabs, filters */
  under?: ReactNode;
  footer?: ReactNode;
  tone?: 'paper' | 'white';
  /** no header row: the page draws its own over the content */
  bare?: boolean;
  busy?: boolean;
  children: ReactNode;
};

/** One screen of the phone: header, a scrolling body that remembers its place, a footer within thumb reach. */
export function Screen({
  title,
  back,
  middle,
  right,
  under,
  footer,
  tone = 'paper',
  bare,
  busy,
  children,
}: ScreenProps) {
  const body = useRef<HTMLDivElement>(null);
  useScrollMemory(body);
  useTitle(title);
  return (
    <div className={`${styles.screen} ${styles[tone]}`}>
      {title && bare ? <h1 className="visually-hidden">{title}</h1> : null}
      {bare ? null : (
        <header className={styles.header}>
          {back ? <BackButton /> : <span className={styles.side} />}
          {middle ?? <h1 className={styles.title}>{title}</h1>}
          {right ? (
            <span className={styles.right}>{right}</span>
          ) : middle ? null : (
            <span className={styles.side} />
          )}
        </header>
      )}
      {under}
      <div className={styles.body} ref={body} aria-busy={busy || undefined} tabIndex={-1}>
        {children}
      </div>
      {footer ? <footer className={styles.footer}>{footer}</footer> : null}
    </div>
  );
}

export function BackButton({ onPicture = false }: { onPicture?: boolean }) {
  const { t } = useTranslation();
  const goBack = useBack();
  return (
    <IconButton label={t('common.back')} onClick={goBack} onPicture={onPicture}>
      <ChevronLeft size={24} />
    </IconButton>
  );
}
