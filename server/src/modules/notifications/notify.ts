import type { Tx } from '../../platform/db.ts';
import { newId, type Id } from '../../platform/ids.ts';
import { putMessage } from './messages.sql.ts';
import { kinds, type NotificationKind, type Params } from './words.ts';

export type Notice = {
  personId: Id<'person'>;
  kind: NotificationKind;
  /** Text, `{ zh, en }`, or `{ fen }`. Never personal data: the words are kept as long as the message. */
  params?: Params;
  /** A path in the web apps. */
  link?: string;
  /** What comes often is one unread message that counts: say what makes two of them the same. */
  collapse?: string;
};

/** Tells a person something. The words are made when it is read, in the reader's language. */
export async function notify(tx: Tx, { personId, kind, params = {}, link, collapse }: Notice): Promise<void> {
  await putMessage(tx, {
    personId,
    notificationId: newId('notification', personId),
    topic: kinds[kind].topic,
    kind,
    params,
    link: link ?? null,
    collapseKey: collapse === undefined ? null : `${kind} ${collapse}`,
  });
}
