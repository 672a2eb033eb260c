import {
  contract,
  Count,
  cursorQuery,
  IdOf,
  Instant,
  Maybe,
  member,
  OneOf,
  PageOf,
  Strict,
  Type,
} from '../../platform/contract.ts';

export const topics = ['orders', 'content', 'shop', 'account'] as const;
const Topic = OneOf(...topics);

const Notification = Strict({
  notificationId: IdOf('notification'),
  topic: Topic,
  kind: Type.String({ description: 'what happened, such as orders.order_shipped' }),
  title: Type.String({ description: "in the caller's language" }),
  body: Type.String(),
  link: Maybe(Type.String({ description: 'a path in the web apps' })),
  at: Instant,
  read: Type.Boolean(),
});
const Unread = Strict({ total: Count, orders: Count, content: Count, shop: Count, account: Count });

export const notificationsContract = contract({
  'GET /notifications': {
    summary: 'My messages, newest first',
    access: member,
    reply: PageOf(Notification),
    query: Strict({ ...cursorQuery, topic: Type.Optional(Topic) }),
  },
  'GET /notifications/unread-count': { summary: 'How many I have not read', access: member, reply: Unread },
  'POST /notifications/reading': {
    summary: 'Mark messages as read: those named, or all of a topic, or all',
    access: member,
    reply: Unread,
    body: Strict({
      notificationIds: Type.Optional(Type.Array(IdOf('notification'), { minItems: 1, maxItems: 100 })),
      topic: Type.Optional(Topic),
    }),
  },
});
