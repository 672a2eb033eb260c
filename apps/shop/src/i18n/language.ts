import { chooseLanguage, localeOf, tellServer, type Language } from '@jishi/ui/language.ts';
import { readStored, writeStored } from '../lib/storage.ts';

const storageKey = 'jishi.language';

/** The language to begin with: the one chosen before on this browser, else its own. */
export const firstLanguage = (): Language => chooseLanguage(readStored(storageKey), navigator.languages);

let spoken = firstLanguage(); // kept here: a page translator writes its own into the document

/** The language of the page now, which the server should answer in. */
export const currentLanguage = (): Language => spoken;

/** Says to the browser, and to the pages that the server draws, which language is spoken here. */
export function speak(language: Language): void {
  spoken = language;
  document.documentElement.lang = localeOf(language);
  tellServer(language);
}

export const rememberLanguage = (language: Language): void => writeStored(storageKey, language);
