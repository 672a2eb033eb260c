import { formatMoney, parseMoney } from '@jishi/ui/format-money.ts';
import type { Rule } from 'antd/es/form';
import i18next from 'i18next';

export const required = (name: string): Rule => ({
  required: true,
  whitespace: true,
  message: i18next.t('form.required', { name }),
});
export const chosen = (name: string): Rule => ({
  required: true,
  message: i18next.t('form.required', { name }),
});
/** For a field that offers its values. */
export const picked = (name: string): Rule => ({
  required: true,
  message: i18next.t('form.choose', { name }),
});
export const atMost = (max: number): Rule => ({ max, message: i18next.t('form.tooLong', { max }) });
export const phone = (): Rule => ({ pattern: /^1\d{10}$/, message: i18next.t('form.phone') });

export const amount = (): Rule => ({
  validator: (_, value: unknown) =>
    value === undefined || value === '' || parseMoney(String(value)) !== undefined
      ? Promise.resolve()
      : Promise.reject(new Error(i18next.t('form.money'))),
});

/** An amount of fen that is refused when it is too large, instead of being made smaller behind the typist's back. */
export const atMostFen = (maxFen: number): Rule => ({
  type: 'number',
  max: maxFen,
  message: i18next.t('form.atMostFen', { amount: formatMoney(maxFen) }),
});
