import i18next from 'i18next';
import type { Tone } from '../../components/Tone.tsx';
import type { Payout } from './finance-source.ts';

/** What a movement or a step is called; a kind that is newer than this app keeps its own name. */
export const kindWords = (kind: string): string =>
  i18next.exists(`finance.kinds.${kind}`) ? i18next.t(`finance.kinds.${kind}` as 'finance.kinds.paid') : kind;

export const payoutTones: Record<Payout['state'], Tone> = {
  requested: 'wait',
  approved: 'info',
  sent: 'info',
  done: 'good',
  failed: 'bad',
  rejected: 'bad',
  cancelled: 'quiet',
};

/** A payout to an account that is new: nobody approves it before this. */
export const waits = (until: string | null): until is string =>
  until !== null && Date.parse(until) > Date.now();

type Sold = { title: string; titleEn: string | null; skuName: string; skuNameEn: string | null };
/** What a bill is for, as the reader's language calls it; what has no English words keeps its own. */
export const soldWords = ({ title, titleEn, skuName, skuNameEn }: Sold, language: 'zh' | 'en'): string =>
  (language === 'en' ? [titleEn ?? title, skuNameEn ?? skuName] : [title, skuName])
    .filter((words) => words !== '')
    .join(' ');
