import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../data/api.ts';
import styles from './sign-in.module.css';

/** In the local demo text messages are not sent: they can be read here. A production server has no such address, and then nothing is shown. */
export function DemoInbox({ phone, onPick }: { phone: string; onPick: (code: string) => void }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const inbox = useQuery({
    queryKey: ['development', 'inbox', phone],
    queryFn: async () => (await call('GET /development/inbox', { query: { phone } })).items,
    retry: false,
    staleTime: 0,
    refetchInterval: (query) => (query.state.status === 'error' ? false : 3000),
  });
  if (!inbox.data) return null;
  if (!open)
    return (
      <button type="button" className={styles.link} onClick={() => setOpen(true)}>
        {t('signIn.inbox')}
      </button>
    );
  const latest = inbox.data[0];
  return (
    <div className={styles.inbox}>
      <p>{t('signIn.inboxNote')}</p>
      {latest ? (
        <button type="button" className={styles.demoCode} onClick={() => onPick(latest.code)}>
          {latest.code}
        </button>
      ) : (
        <p>{t('signIn.inboxEmpty')}</p>
      )}
    </div>
  );
}
