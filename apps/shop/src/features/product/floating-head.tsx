import { Share2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../components/button.tsx';
import { BackButton } from '../../components/screen.tsx';
import { share } from '../../lib/share.ts';
import { toast } from '../../lib/toast.ts';
import styles from './product.module.css';

/** Back and share, over the picture. */
export function FloatingHead({ title, path }: { title: string; path: string }) {
  const { t } = useTranslation();
  const onShare = async () => (await share(title, path)) === 'copied' && toast(t('common.copied'));
  return (
    <div className={styles.float}>
      <BackButton onPicture />
      <IconButton label={t('common.share')} onPicture onClick={() => void onShare()}>
        <Share2 size={20} />
      </IconButton>
    </div>
  );
}
