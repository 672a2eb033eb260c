import { Problem, problem } from '../../platform/problem.ts';
import { wordsOf, type Sms } from './sms.ts';

export const smsUnavailable = problem('identity.sms_unavailable', 503, {
  en: 'We cannot send text messages right now. Try again in a few minutes.',
  zh: '短信暂时无法发送，请几分钟后再试。',
});

/** Hands messages to a provider's gateway as JSON `{ phone, code, text }`; most providers are one small function away. */
export function httpSms({ url, token }: { url: string; token: string | undefined }): Sms {
  return {
    async send(message) {
      const answer = await fetch(url, {
        method: 'POST',
        signal: AbortSignal.timeout(5_000),
        headers: {
          'Content-Type': 'application/json',
          ...(token ? { Authorization: `Bearer ${token}` } : {}),
        },
        body: JSON.stringify({ phone: message.phone, code: message.code, text: wordsOf(message) }),
      }).catch(() => undefined);
      if (!answer?.ok) throw new Problem(smsUnavailable);
    },
  };
}

/** An installation without a provider says so, instead of pretending. */
export const noSms: Sms = {
  send: async () => {
    throw new Problem(smsUnavailable);
  },
};
