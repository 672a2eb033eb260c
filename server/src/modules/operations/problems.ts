import { problem } from '../../platform/problem.ts';

export const failureSettled = problem('operations.failure_settled', 409, {
  en: 'This failure is already settled. Reload the list.',
  zh: '该失败记录已处理，请刷新列表。',
});
export const notDismissible = problem('operations.not_dismissible', 409, {
  en: 'A timer cannot be dismissed: it runs again by itself. Mend its cause.',
  zh: '定时任务会自动重跑，不能忽略，请处理其原因。',
});
