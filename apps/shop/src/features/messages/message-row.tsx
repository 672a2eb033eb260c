import { Bell, Package, Store, UserRound, Video, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Time } from '@jishi/ui/time.tsx';
import { useMarkRead, type Notification, type Topic } from '../../data/notifications.ts';
import styles from './messages.module.css';

const icons: Record<Topic, LucideIcon> = { orders: Package, content: Video, shop: Store, account: UserRound };

export function MessageRow({ message }: { message: Notification }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const markRead = useMarkRead();
  const Icon = icons[message.topic] ?? Bell;
  const open = () => {
    if (!message.read) markRead.mutate([message.notificationId]);
    // links into the console lead out of this app
    if (message.link?.startsWith('/console')) location.assign(message.link);
    else if (message.link) void navigate(message.link);
  };
  return (
    <li>
      <button type="button" className={styles.row} onClick={open}>
        <span className={styles.icon} data-topic={message.topic} aria-hidden="true">
          <Icon size={22} />
        </span>
        <span className={styles.words}>
          <span className={styles.title}>
            <span className="ellipsis">{message.title}</span>
            <small>
              <Time at={message.at} />
            </small>
          </span>
          <span className={styles.body}>{message.body}</span>
        </span>
        {message.read ? null : <span className={styles.dot} role="img" aria-label={t('messages.unread')} />}
      </button>
    </li>
  );
}
