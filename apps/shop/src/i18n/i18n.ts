import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { asLanguage, type Language } from '@jishi/ui/language.ts';
import { en } from './en.ts';
import { firstLanguage, rememberLanguage, speak } from './language.ts';
import { zh, type Dictionary } from './zh.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: Dictionary };
    returnNull: false;
  }
}

export async function setLanguage(language: Language): Promise<void> {
  rememberLanguage(language);
  await i18next.changeLanguage(language);
}

i18next.on('languageChanged', (tag) => speak(asLanguage(tag) ?? 'zh'));
void i18next.use(initReactI18next).init({
  lng: firstLanguage(),
  fallbackLng: 'zh',
  resources: { zh: { translation: zh }, en: { translation: en } },
  interpolation: { escapeValue: false },
});
