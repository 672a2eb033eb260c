import type { Locale } from '../../platform/problem.ts';

export type TextMessage = { readonly phone: string; readonly code: string; readonly locale: Locale };

/** How a one-time code reaches a phone. */
export type Sms = { send(message: TextMessage): Promise<void> };

export function wordsOf({ code, locale }: TextMessage): string {
  return locale === 'en'
    ? `[Jishi] Your sign-in code is ${code}. It is valid for 5 minutes. We never ask for it.`
    : `【集市】登录验证码 ${code}，5 分钟内有效。我们不会向你索要验证码。`;
}
