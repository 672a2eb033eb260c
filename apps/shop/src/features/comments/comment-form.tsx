import { SendHorizontal } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../components/button.tsx';
import { useCommentVerbs } from '../../data/comments.ts';
import { useEnsureSignedIn } from '../../data/session.ts';
import { sentenceOf } from '../../data/words-of.ts';
import { toast } from '../../lib/toast.ts';
import styles from './comments.module.css';

/** The words stay in the field until the server has them. */
export function CommentForm({ videoId }: { videoId: string }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const { write } = useCommentVerbs(videoId);
  const ensureSignedIn = useEnsureSignedIn();
  const send = async () => {
    if (!text.trim() || write.isPending || !(await ensureSignedIn(t('signIn.toComment')))) return;
    write.mutate(text.trim(), { onSuccess: () => setText(''), onError: (error) => toast(sentenceOf(error)) });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <input
        aria-label={t('comments.placeholder')}
        placeholder={t('comments.placeholder')}
        maxLength={300}
        value={text}
        enterKeyHint="send"
        onChange={(event) => setText(event.target.value)}
      />
      <IconButton
        label={t('comments.send')}
        disabled={!text.trim() || write.isPending}
        onClick={() => void send()}
      >
        <SendHorizontal size={20} />
      </IconButton>
    </form>
  );
}
