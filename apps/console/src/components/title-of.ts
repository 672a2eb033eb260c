import type { Language } from '@jishi/ui/language.ts';

/** The title in the reader's language; English may not have been written. */
export const titleOf = (
  { title, titleEn }: { title: string; titleEn: string | null },
  language: Language,
): string => (language === 'en' && titleEn) || title;
