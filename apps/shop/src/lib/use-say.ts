import { useLanguage } from '@jishi/ui/use-language.ts';
import { inLanguage, type Bilingual } from './in-language.ts';

/** Says a name that is written in both languages in the person's own. */
export function useSay(): (words: Bilingual) => string {
  const language = useLanguage();
  return (words) => inLanguage(words, language);
}
