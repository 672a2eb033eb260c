import { Popup } from 'antd-mobile';
import { X } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { phone } from '../lib/phone.ts';
import { IconButton } from './button.tsx';
import styles from './sheet.module.css';

type SheetProps = {
  open: boolean;
  onClose: () => void;
  title: string;
  detail?: string;
  footer?: ReactNode;
  /** the sheet takes this much of the phone even while it loads, so that it does not jump */
  tall?: boolean;
  /** the title is only spoken: the content has its own head */
  bare?: boolean;
  children: ReactNode;
};

/** A bottom sheet: focus moves in and comes back, Escape closes, the head and the footer stay while the body scrolls. */
export function Sheet({
  open,
  onClose,
  title,
  detail,
  footer,
  tall = false,
  bare = false,
  children,
}: SheetProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  useFocusInside(open, box, onClose);
  return (
    <Popup
      visible={open}
      onMaskClick={onClose}
      onClose={onClose}
      getContainer={phone}
      bodyClassName="jishi-sheet"
      bodyStyle={tall ? { height: '76%' } : {}}
      disableBodyScroll={false}
      destroyOnClose
    >
      <div
        className={styles.sheet}
        ref={box}
        role="dialog"
        aria-modal="true"
        aria-label={title}
        tabIndex={-1}
      >
        <div className={bare ? styles.bareHead : styles.head}>
          {bare ? null : (
            <div>
              <h2 className={styles.title}>{title}</h2>
              {detail ? <p className={styles.detail}>{detail}</p> : null}
            </div>
          )}
          <IconButton label={t('common.close')} onClick={onClose}>
            <X size={20} />
          </IconButton>
        </div>
        <div className={styles.body}>{children}</div>
        {footer ? <div className={styles.footer}>{footer}</div> : null}
      </div>
    </Popup>
  );
}

function useFocusInside(
  open: boolean,
  box: React.RefObject<HTMLDivElement | null>,
  onClose: () => void,
): void {
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    if (!open) return undefined;
    const before = document.activeElement;
    const frame = requestAnimationFrame(() => {
      if (!box.current?.contains(document.activeElement)) box.current?.focus({ preventScroll: true });
    });
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close.current();
      if (event.key === 'Tab' && box.current) keepInside(event, box.current);
    };
    addEventListener('keydown', onKey);
    return () => {
      cancelAnimationFrame(frame);
      removeEventListener('keydown', onKey);
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, [open, box]);
}

function keepInside(event: KeyboardEvent, box: HTMLElement): void {
  const stops = box.querySelectorAll<HTMLElement>(
    'a[href], button:not(:disabled), input, textarea, select, [tabindex="0"]',
  );
  const first = stops[0];
  const last = stops[stops.length - 1];
  if (!first || !last) return;
  const at = document.activeElement;
  if (event.shiftKey && (at === first || at === box)) {
    event.preventDefault();
    last.focus();
  } else if (!event.shiftKey && at === last) {
    event.preventDefault();
    first.focus();
  }
}
