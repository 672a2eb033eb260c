export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

export const asLanguage = (tag: string | null | undefined): Language | undefined =>
  languages.find((language) => tag?.toLowerCase().startsWith(language));

/** The language to begin with: what the person chose before, else the first of the browser's that we speak, else Chinese. */
export function chooseLanguage(saved: string | null, browser: readonly string[]): Language {
  return asLanguage(saved) ?? browser.map(asLanguage).find((language) => language !== undefined) ?? 'zh';
}

export const localeOf = (language: Language): string => (language === 'zh' ? 'zh-CN' : 'en-GB');

/** Pages that the server draws itself, such as the local bank's, have no request of ours to say the language in. */
export function tellServer(language: Language): void {
  document.cookie = `jishi_language=${language}; path=/; max-age=31536000; samesite=lax`;
}
