import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Card } from '../../components/card.tsx';
import { useAccountVerbs } from '../../data/account.ts';
import type { Me } from '../../data/session.ts';
import { sentenceOf } from '../../data/words-of.ts';
import { toast } from '../../lib/toast.ts';
import styles from './settings.module.css';

export function Nickname({ me }: { me: Me }) {
  const { t } = useTranslation();
  const [name, setName] = useState(me.nickname);
  const { rename } = useAccountVerbs();
  const changed = name.trim() !== '' && name.trim() !== me.nickname;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (changed)
      rename.mutate(name.trim(), {
        onSuccess: () => toast(t('settings.nicknameSaved')),
        onError: (error) => toast(sentenceOf(error)),
      });
  };
  return (
    <Card title={t('settings.nickname')}>
      <form className={styles.inline} onSubmit={submit}>
        <input
          aria-label={t('settings.nickname')}
          maxLength={20}
          placeholder={t('settings.nicknameHint')}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Button type="submit" disabled={!changed} loading={rename.isPending}>
          {t('common.save')}
        </Button>
      </form>
    </Card>
  );
}
