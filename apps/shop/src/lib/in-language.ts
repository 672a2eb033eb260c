import type { Language } from '@jishi/ui/language.ts';

export type Bilingual = { zh: string; en: string };

/** A name that is written in both languages. */
export const inLanguage = (words: Bilingual, language: Language): string => words[language] || words.zh;

/** Titles are Chinese first; the English one is optional. */
export const titleIn = (goods: { title: string; titleEn: string | null }, language: Language): string =>
  language === 'en' ? (goods.titleEn ?? goods.title) : goods.title;
