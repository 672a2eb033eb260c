import { ActivitiesDesk } from '../../features/marketing/ActivitiesDesk.tsx';
import { shopMarketing } from '../../features/marketing/marketing-source.ts';
import { useHat, useShopId } from '../../session/hat-context.ts';

export default function ActivitiesPage() {
  return <ActivitiesDesk source={shopMarketing(useShopId())} base={useHat().base} />;
}
