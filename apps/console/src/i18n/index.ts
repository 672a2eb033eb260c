import {
  asLanguage,
  chooseLanguage as languageAtStart,
  tellServer,
  type Language,
} from '@jishi/ui/language.ts';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en/index.ts';
import { zh } from './zh/index.ts';

const storageKey = 'jishi.language';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof zh };
  }
}

export function language(): Language {
  return asLanguage(i18next.language) ?? 'zh';
}

export async function chooseLanguage(next: Language) {
  localStorage.setItem(storageKey, next);
  await i18next.changeLanguage(next);
}

i18next.on('languageChanged', (next) => {
  document.documentElement.lang = next === 'en' ? 'en' : 'zh-CN';
  tellServer(asLanguage(next) ?? 'zh');
});

void i18next.use(initReactI18next).init({
  resources: { zh: { translation: zh }, en: { translation: en } },
  lng: languageAtStart(localStorage.getItem(storageKey), navigator.languages),
  fallbackLng: 'zh',
  interpolation: { escapeValue: false },
});
