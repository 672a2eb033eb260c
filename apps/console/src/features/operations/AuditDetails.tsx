import { formatMoney } from '@jishi/ui/format-money.ts';
import type { Language } from '@jishi/ui/language.ts';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { Time } from '@jishi/ui/time.tsx';
import { Popover } from 'antd';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { auditDetail, auditSubject, auditValue } from '../../i18n/zh/audit.ts';
import { discountNames } from '../../i18n/zh/policy-names.ts';

type Speech = { t: TFunction; language: Language };

/** What an entry says besides who, when and what: as "name: value", the rest on a closer look. */
export function AuditDetails({ action, details }: { action: string; details: Record<string, unknown> }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const pairs = Object.entries(details).filter(([, value]) => value !== null && value !== undefined);
  if (pairs.length === 0) return <span className="quiet">—</span>;
  const said = pairs.map(([key, value]): [string, string, ReactNode] => [
    key,
    nameOf(key, t),
    valueOf(action, key, value, { t, language }),
  ]);
  return (
    <Popover
      content={
        <dl className="facts audit-facts">
          {said.map(([key, name, value]) => (
            <div key={key} className="contents">
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      }
    >
      <span className="clip block" tabIndex={0}>
        {said.map(([key, name, value], at) => (
          <span key={key}>
            {at > 0 && ' · '}
            <span className="quiet">{name}</span> {value}
          </span>
        ))}
      </span>
    </Popover>
  );
}

const nameOf = (key: string, t: TFunction): string =>
  key in auditDetail ? t(`auditDetail.${key as keyof typeof auditDetail}`) : key;

/** Amounts that are kept under a plain name. */
const inFen = new Set(['budget.changed from', 'budget.changed to']);

function valueOf(action: string, key: string, value: unknown, speech: Speech): ReactNode {
  const { t, language } = speech;
  if (key.endsWith('Fen') || inFen.has(`${action} ${key}`)) return formatMoney(Number(value));
  if (key.endsWith('Bps')) return `${Number(value) / 100}%`;
  if (key === 'code' && String(value) in discountNames)
    return t(`policies.code.${String(value)}` as 'policies.category.fresh');
  if (typeof value === 'boolean') return t(value ? 'policies.yes' : 'policies.no');
  if (Array.isArray(value)) return listOf(action, key, value, speech);
  if (typeof value === 'object' && value !== null) {
    const { zh, en } = value as { zh?: unknown; en?: unknown };
    if (typeof zh === 'string') return language === 'en' && typeof en === 'string' ? en : zh;
    return <span className="mono small">{JSON.stringify(value)}</span>;
  }
  return wordOf(String(value), t);
}

const listOf = (action: string, key: string, values: readonly unknown[], speech: Speech): ReactNode =>
  values.map((value, at) => (
    <span key={at}>
      {at > 0 && (speech.language === 'zh' ? '、' : ', ')}
      {valueOf(action, key, value, speech)}
    </span>
  ));

function wordOf(value: string, t: TFunction): ReactNode {
  if (value in auditValue) return t(`auditValue.${value as keyof typeof auditValue}`);
  if (/^\d{4}-\d\d-\d\dT/.test(value)) return <Time at={value} />;
  const [kind = '', id = ''] = value.split('_');
  if (kind in auditSubject && id.length === 32)
    return (
      <span title={value}>
        {t(`auditSubject.${kind as keyof typeof auditSubject}`)}{' '}
        <span className="mono small">…{id.slice(-6)}</span>
      </span>
    );
  return value;
}
