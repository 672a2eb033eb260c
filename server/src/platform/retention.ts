import { Strict, Type } from './contract.ts';
import { field, policy } from './policy.ts';

const days = (zh: string, en: string, minimum: number) =>
  Type.Integer({ minimum, maximum: 3_650, ...field(zh, en, 'days') });

/** How long what is only passing is kept. Orders, money and the audit log are never dropped. */
export const retention = policy({
  name: 'platform.retention',
  words: { zh: '数据保留期限', en: 'How long data is kept' },
  schema: Strict({
    idempotencyKeyDays: days('重复请求凭证', 'Idempotency keys and their answers', 2),
    eventDays: days('所有订阅方都已处理的事件', 'Events that every subscriber has heard', 7),
    resolvedFailureDays: days('已处理的失败记录', 'Failures that were settled', 7),
    readNoticeDays: days('已读消息', 'Messages that were read', 7),
    noticeDays: days('未读消息', 'Messages that were not', 30),
    impressionDays: days('曝光记录', 'Impressions', 7),
    searchDays: days('搜索词统计', 'Counts of searches', 7),
    signInCodeDays: days('登录验证码', 'One-time codes', 1),
  }),
  defaults: {
    idempotencyKeyDays: 30,
    eventDays: 180,
    resolvedFailureDays: 30,
    readNoticeDays: 90,
    noticeDays: 180,
    impressionDays: 90,
    searchDays: 90,
    signInCodeDays: 1,
  },
});
