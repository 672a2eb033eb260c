import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { audit, auditSubject } from '../../i18n/zh/audit.ts';

/** Every action that has words, as `module.action`. */
export const knownActions: readonly string[] = Object.entries(audit).flatMap(([module, actions]) =>
  Object.keys(actions).map((action) => `${module}.${action}`),
);

/** An action in words; one that nobody has named yet is shown as it was written down. */
export function ActionWords({ action }: { action: string }) {
  const { t } = useTranslation();
  if (!knownActions.includes(action)) return <span className="mono">{action}</span>;
  return <span title={action}>{t(`audit.${action}` as 'audit.orders.order_shipped')}</span>;
}

type SubjectKind = keyof typeof auditSubject;

/** Where an operator can look at it. */
const pages: Partial<Record<SubjectKind, string>> = {
  per: '/operator/people',
  shp: '/operator/shops',
  prd: '/operator/products',
  vid: '/operator/videos',
  rev: '/operator/reviews',
  ord: '/operator/orders',
};

/** What it was done to: its kind, the end of its id, and the way there. */
export function SubjectWords({ subject }: { subject: string }) {
  const { t } = useTranslation();
  const [kind = '', id = ''] = subject.split('_');
  if (!(kind in auditSubject) || id === '') return <span className="mono">{subject}</span>;
  const words = (
    <>
      {t(`auditSubject.${kind as SubjectKind}`)} <span className="mono small">…{id.slice(-6)}</span>
    </>
  );
  const page = pages[kind as SubjectKind];
  if (page === undefined) return <span title={subject}>{words}</span>;
  return (
    <Link to={`${page}/${subject}`} title={subject}>
      {words}
    </Link>
  );
}
