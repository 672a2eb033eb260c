import { Search, Volume2, VolumeX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { IconButton } from '../../components/button.tsx';
import type { FeedTab } from '../../data/videos.ts';
import { setMuted, useMuted } from './sound.ts';
import styles from './feed-head.module.css';

const tabs: readonly FeedTab[] = ['following', 'recommend'];

/** Tabs over the video. A live tab joins them once rooms exist. Touching the chosen tab again brings fresh videos. */
export function FeedHead({ tab, onTab }: { tab: FeedTab; onTab: (tab: FeedTab) => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <div className={styles.head}>
      <SoundButton />
      <div className={styles.tabs} role="tablist" aria-label={t('feed.tabs')}>
        {tabs.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            aria-selected={name === tab}
            onClick={() => onTab(name)}
          >
            {t(`feed.${name}`)}
          </button>
        ))}
      </div>
      <IconButton label={t('common.search')} onClick={() => void navigate('/search')}>
        <Search size={24} />
      </IconButton>
    </div>
  );
}

export function SoundButton() {
  const { t } = useTranslation();
  const muted = useMuted();
  return (
    <IconButton
      label={muted ? t('feed.soundOn') : t('feed.soundOff')}
      pressed={!muted}
      onClick={() => setMuted(!muted)}
    >
      {muted ? <VolumeX size={24} /> : <Volume2 size={24} />}
    </IconButton>
  );
}
