import type { ReactNode } from 'react';
import styles from './state-block.module.css';

type StateBlockProps = {
  icon: ReactNode;
  title: string;
  detail?: string | undefined;
  action?: ReactNode;
  tone?: 'light' | 'night';
  role?: 'status' | 'alert';
};

/** The one shape of "nothing here", "it failed" and "you are offline": what happened, that nothing was lost, what to do. */
export function StateBlock({
  icon,
  title,
  detail,
  action,
  tone = 'light',
  role = 'status',
}: StateBlockProps) {
  return (
    <div className={[styles.block, styles[tone]].join(' ')} role={role}>
      <div className={styles.icon} aria-hidden="true">
        {icon}
      </div>
      <p className={styles.title}>{title}</p>
      {detail ? <p className={styles.detail}>{detail}</p> : null}
      {action ? <div className={styles.action}>{action}</div> : null}
    </div>
  );
}
