import { Refusal } from '@jishi/wire';
import i18next from 'i18next';

export type Shown = {
  code: string;
  status: number;
  detail: string;
  requestId: string | undefined;
  details: Record<string, unknown>;
};

/** Whatever was thrown, as something that can be shown. The server's sentence is already in the person's language. */
export function problemOf(error: unknown): Shown {
  if (error instanceof Refusal) {
    const { code, status, message, details, requestId } = error;
    return {
      code,
      status,
      detail: message,
      details,
      requestId: status >= 500 && requestId !== '' ? requestId : undefined,
    };
  }
  return {
    code: 'console.offline',
    status: 0,
    detail: i18next.t('state.offline'),
    requestId: undefined,
    details: {},
  };
}
