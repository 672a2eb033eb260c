import i18next from 'i18next';
import { Refusal, Unreachable } from './api.ts';

export type ErrorWords = { title: string; detail: string; offline: boolean };

/** What to tell a person about an error: the server's localised sentence, or what we know about the connection. */
export function wordsOf(error: unknown): ErrorWords {
  if (error instanceof Refusal)
    return { title: i18next.t('failed.title'), detail: error.message, offline: false };
  if (!navigator.onLine || error instanceof Unreachable) {
    return { title: i18next.t('offline.title'), detail: i18next.t('offline.detail'), offline: true };
  }
  return { title: i18next.t('failed.title'), detail: i18next.t('failed.detail'), offline: false };
}

export const sentenceOf = (error: unknown): string => wordsOf(error).detail;
