import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { asLanguage, chooseLanguage, localeOf, tellServer, type Language } from '@jishi/ui/language.ts';
import { readStored, writeStored } from '../lib/storage.ts';
import { en } from './en.ts';
import { zh, type Dictionary } from './zh.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: Dictionary };
    returnNull: false;
  }
}

const storageKey = 'jishi.language';

/** The language the server should answer in: errors are written there. */
export const currentLanguage = (): Language => asLanguage(i18next.language) ?? 'zh';

export async function setLanguage(language: Language): Promise<void> {
  writeStored(storageKey, language);
  await i18next.changeLanguage(language);
}

function dressDocument(tag: string): void {
  const language = asLanguage(tag) ?? 'zh';
  document.documentElement.lang = localeOf(language);
  tellServer(language);
}

i18next.on('languageChanged', dressDocument);
void i18next.use(initReactI18next).init({
  lng: chooseLanguage(readStored(storageKey), navigator.languages),
  fallbackLng: 'zh',
  resources: { zh: { translation: zh }, en: { translation: en } },
  interpolation: { escapeValue: false },
});
