import { House, LayoutGrid, MessageCircle, ShoppingCart, UserRound, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { formatCount } from '@jishi/ui/format-count.ts';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { useCartCount } from '../data/cart.ts';
import { useUnreadCount } from '../data/notifications.ts';
import styles from './tab-bar.module.css';

type Tab = { path: string; name: 'home' | 'mall' | 'cart' | 'messages' | 'me'; Icon: LucideIcon };

const tabs: Tab[] = [
  { path: '/', name: 'home', Icon: House },
  { path: '/mall', name: 'mall', Icon: LayoutGrid },
  { path: '/cart', name: 'cart', Icon: ShoppingCart },
  { path: '/messages', name: 'messages', Icon: MessageCircle },
  { path: '/me', name: 'me', Icon: UserRound },
];

export const isTabPath = (pathname: string): boolean => tabs.some((tab) => tab.path === pathname);

export function TabBar({ dark }: { dark: boolean }) {
  const { t } = useTranslation();
  const counts: Partial<Record<Tab['name'], number>> = { cart: useCartCount(), messages: useUnreadCount() };
  return (
    <nav className={dark ? `${styles.bar} ${styles.dark}` : styles.bar} aria-label={t('tabs.label')}>
      {tabs.map(({ path, name, Icon }) => (
        <NavLink key={path} to={path} end className={({ isActive }) => (isActive ? styles.on : '') ?? ''}>
          <span className={styles.icon}>
            <Icon size={24} strokeWidth={1.8} aria-hidden="true" />
            <Badge count={counts[name] ?? 0} />
          </span>
          <span className={styles.name}>{t(`tabs.${name}`)}</span>
        </NavLink>
      ))}
    </nav>
  );
}

function Badge({ count }: { count: number }) {
  const language = useLanguage();
  const { t } = useTranslation();
  if (count <= 0) return null;
  return (
    <span className={styles.badge} aria-label={t('tabs.waiting', { n: count })}>
      {count > 99 ? '99+' : formatCount(count, language)}
    </span>
  );
}
