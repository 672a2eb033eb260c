import { ActivityDesk } from '../../features/marketing/ActivityDesk.tsx';
import { shopMarketing } from '../../features/marketing/marketing-source.ts';
import { useHat, useShopId } from '../../session/hat-context.ts';

export default function ActivityPage() {
  return <ActivityDesk source={shopMarketing(useShopId())} base={useHat().base} />;
}
