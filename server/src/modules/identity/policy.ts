import { Strict, Type } from '../../platform/contract.ts';
import { field, policy } from '../../platform/policy.ts';

/** How people sign in. When a code and a session end is kept with them. */
export const signInPolicy = policy({
  name: 'identity.sign_in',
  words: { zh: '登录与会话', en: 'Signing in and sessions' },
  schema: Strict({
    codeLifeMinutes: Type.Integer({
      minimum: 1,
      maximum: 30,
      ...field('验证码有效期', 'A code is good for', 'minutes'),
    }),
    resendAfterSeconds: Type.Integer({
      minimum: 10,
      maximum: 600,
      ...field('重新获取验证码的间隔', 'Another code can be asked for after', 'seconds'),
    }),
    codeAttempts: Type.Integer({
      minimum: 1,
      maximum: 10,
      ...field('每个验证码可尝试次数', 'Attempts at a code', 'times'),
    }),
    codesPerPhone: Type.Integer({
      minimum: 1,
      maximum: 50,
      ...field('每个手机号每小时验证码数', 'Unused codes of a phone an hour', 'times'),
    }),
    codesPerAddress: Type.Integer({
      minimum: 1,
      maximum: 100_000,
      ...field('每个网络地址每小时验证码数', 'Codes of a network address an hour', 'times'),
    }),
    sessionDays: Type.Integer({
      minimum: 1,
      maximum: 180,
      ...field('登录有效期', 'A session lasts', 'days'),
    }),
    factorHours: Type.Integer({
      minimum: 1,
      maximum: 72,
      ...field('二次验证有效期', 'A second factor is asked again after', 'hours'),
    }),
    wrongFactors: Type.Integer({
      minimum: 3,
      maximum: 10,
      ...field('动态码可错次数', 'Wrong codes of a second factor', 'times'),
    }),
    factorLockMinutes: Type.Integer({
      minimum: 1,
      maximum: 1_440,
      ...field('超过后锁定', 'Then it is locked for', 'minutes'),
    }),
  }),
  defaults: {
    codeLifeMinutes: 5,
    resendAfterSeconds: 60,
    codeAttempts: 5,
    codesPerPhone: 5,
    codesPerAddress: 300,
    sessionDays: 30,
    factorHours: 12,
    wrongFactors: 5,
    factorLockMinutes: 15,
  },
});

export const accountPolicy = policy({
  name: 'identity.accounts',
  words: { zh: '账号', en: 'Accounts' },
  schema: Strict({
    addressesMost: Type.Integer({
      minimum: 1,
      maximum: 100,
      ...field('收货地址最多', 'Addresses a buyer can keep', 'pieces'),
    }),
  }),
  defaults: { addressesMost: 20 },
});
