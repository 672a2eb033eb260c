import { Compass, WifiOff, Wrench } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { StateBlock } from '@jishi/ui/state-block.tsx';
import { Button } from '../components/button.tsx';
import { Screen } from '../components/screen.tsx';
import { useOnline } from '../lib/use-online.ts';

/** A page that threw, or whose script could not be fetched. Reloading gets the newest scripts. */
export function BrokenPage() {
  const { t } = useTranslation();
  const online = useOnline();
  return (
    <Screen title={t(online ? 'broken.name' : 'offline.title')} back>
      <StateBlock
        icon={online ? <Wrench size={36} /> : <WifiOff size={36} />}
        role="alert"
        title={t(online ? 'broken.title' : 'offline.title')}
        detail={t(online ? 'broken.detail' : 'offline.detail')}
        action={<Button onClick={() => location.reload()}>{t('broken.reload')}</Button>}
      />
    </Screen>
  );
}

export function NotFoundPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Screen title={t('notFound.name')} back>
      <StateBlock
        icon={<Compass size={36} />}
        title={t('notFound.title')}
        detail={t('notFound.detail')}
        action={<Button onClick={() => void navigate('/mall')}>{t('notFound.toMall')}</Button>}
      />
    </Screen>
  );
}
