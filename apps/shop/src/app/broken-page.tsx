import { Compass, Wrench } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { StateBlock } from '@jishi/ui/state-block.tsx';
import { Button } from '../components/button.tsx';
import { Screen } from '../components/screen.tsx';

/** A page that threw, or whose script could not be fetched. Reloading gets the newest scripts. */
export function BrokenPage() {
  const { t } = useTranslation();
  return (
    <Screen title={t('broken.name')} back>
      <StateBlock
        icon={<Wrench size={36} />}
        role="alert"
        title={t('broken.title')}
        detail={t('broken.detail')}
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
