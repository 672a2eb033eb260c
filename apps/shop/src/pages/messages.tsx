import { MessageCircle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/button.tsx';
import { ListSkeleton } from '../components/list-skeleton.tsx';
import { MembersOnly } from '../components/members-only.tsx';
import { MoreOnScroll } from '../components/more-on-scroll.tsx';
import { Screen } from '../components/screen.tsx';
import { Empty, Loaded } from '../components/states.tsx';
import { useMarkRead, useNotifications, useUnreadCount } from '../data/notifications.ts';
import { MessageRow } from '../features/messages/message-row.tsx';
import styles from '../features/messages/messages.module.css';

export default function MessagesPage() {
  const { t } = useTranslation();
  const messages = useNotifications();
  const unread = useUnreadCount();
  const markRead = useMarkRead();
  return (
    <Screen
      title={t('messages.title')}
      right={
        unread > 0 ? (
          <Button kind="quiet" loading={markRead.isPending} onClick={() => markRead.mutate(undefined)}>
            {t('messages.readAll')}
          </Button>
        ) : undefined
      }
    >
      <MembersOnly reason={t('signIn.toSeeMessages')} waiting={<ListSkeleton picture={44} />}>
        <Loaded query={messages} waiting={<ListSkeleton picture={44} />}>
          {({ pages }) => {
            const items = pages.flatMap((page) => page.items);
            if (items.length === 0)
              return (
                <Empty
                  icon={<MessageCircle size={36} />}
                  title={t('messages.empty')}
                  detail={t('messages.emptyDetail')}
                />
              );
            return (
              <>
                <ul className={styles.list}>
                  {items.map((message) => (
                    <MessageRow key={message.notificationId} message={message} />
                  ))}
                </ul>
                <MoreOnScroll query={messages} />
              </>
            );
          }}
        </Loaded>
      </MembersOnly>
    </Screen>
  );
}
