import { Clapperboard } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { useMe } from '../../data/session.ts';
import { useStudioVerbs } from '../../data/studio.ts';
import { sentenceOf } from '../../data/words-of.ts';
import { toast } from '../../lib/toast.ts';
import styles from './studio.module.css';

export function BecomeCreator() {
  const { t } = useTranslation();
  const { become } = useStudioVerbs();
  const [name, setName] = useState(useMe()?.nickname ?? '');
  const [bio, setBio] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    become.mutate({ name: name.trim(), bio: bio.trim() }, { onError: (error) => toast(sentenceOf(error)) });
  };
  return (
    <form className={styles.become} onSubmit={submit}>
      <span className={styles.clapper} aria-hidden="true">
        <Clapperboard size={40} />
      </span>
      <h2>{t('studio.become')}</h2>
      <p>{t('studio.becomeDetail')}</p>
      <Field label={t('studio.name')}>
        {(field) => (
          <input
            {...field}
            maxLength={30}
            placeholder={t('studio.nameHint')}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('studio.bio')}>
        {(field) => (
          <textarea
            {...field}
            rows={2}
            maxLength={300}
            placeholder={t('studio.bioHint')}
            value={bio}
            onChange={(event) => setBio(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" size="large" disabled={!name.trim() || !bio.trim()} loading={become.isPending}>
        {t('studio.start')}
      </Button>
    </form>
  );
}
