import { problem } from '../../platform/problem.ts';

export const connectionsFull = problem('realtime.connections_full', 503, {
  en: 'Too many live connections are open. The page asks again by itself; try again in {seconds} s.',
  zh: '实时连接数已满，页面会自动定时刷新，请 {seconds} 秒后再试。',
});
