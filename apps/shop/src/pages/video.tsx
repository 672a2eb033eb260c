import { useParams } from 'react-router';
import { SoundButton } from '../features/feed/feed-head.tsx';
import { BackButton } from '../components/screen.tsx';
import { WatchScreen } from './watch-screen.tsx';
import styles from './home.module.css';

/** A shared video; the feed goes on below it. */
export default function VideoPage() {
  const { videoId = '' } = useParams();
  return (
    <div className={styles.home}>
      <div className={styles.back}>
        <BackButton />
        <SoundButton />
      </div>
      <WatchScreen key={videoId} tab="recommend" startWith={videoId} />
    </div>
  );
}
