/** Notifications: what a person is told, and whether they have read it. */
export { notify, type Notice } from './notify.ts';
export type { NotificationKind } from './words.ts';
export { markRead, unreadOf } from './messages.sql.ts';
