import type { Db } from '../../platform/db.ts';
import { routes } from '../../platform/endpoint.ts';
import { fromWire, toWire, type Id } from '../../platform/ids.ts';
import { page, timeAndId } from '../../platform/paging.ts';
import type { Locale } from '../../platform/problem.ts';
import { notificationsContract } from './contract.ts';
import { listMessages, markRead, unreadByTopic, type MessageRow } from './messages.sql.ts';
import { wordsFor } from './words.ts';

const perPage = 20;

export const notificationsRoutes = routes(notificationsContract, {
  'GET /notifications': async ({ db, caller, locale, query: { topic, cursor, limit = perPage } }) => {
    const rows = await listMessages(db, caller.personId, {
      limit,
      after: timeAndId(cursor),
      ...(topic ? { topic } : {}),
    });
    return page(
      rows,
      limit,
      (row) => view(row, locale),
      ({ at, notificationId }) => [at.toISOString(), notificationId],
    );
  },
  'GET /notifications/unread-count': async ({ db, caller }) => unread(db, caller.personId),
  'POST /notifications/reading': async ({ tx, caller, body: { notificationIds, topic } }) => {
    await markRead(tx, caller.personId, {
      ...(notificationIds
        ? { notificationIds: notificationIds.map((each) => fromWire('notification', each)) }
        : {}),
      ...(topic ? { topic } : {}),
    });
    return unread(tx, caller.personId);
  },
});

async function unread(db: Db, personId: Id<'person'>) {
  const counts = await unreadByTopic(db, personId);
  const of = (topic: Parameters<typeof counts.get>[0]) => counts.get(topic) ?? 0;
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return { total, orders: of('orders'), content: of('content'), shop: of('shop'), account: of('account') };
}

function view({ notificationId, topic, kind, params, link, times, at, readAt }: MessageRow, locale: Locale) {
  const words = wordsFor(kind, params, times, locale);
  return {
    notificationId: toWire('notification', notificationId),
    topic,
    kind,
    ...words,
    link,
    at: at.toISOString(),
    read: readAt !== null,
  };
}
