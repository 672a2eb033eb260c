import { CouponsDesk } from '../../features/marketing/CouponsDesk.tsx';
import { shopMarketing } from '../../features/marketing/marketing-source.ts';
import { useShopId } from '../../session/hat-context.ts';

export default function CouponsPage() {
  return <CouponsDesk source={shopMarketing(useShopId())} />;
}
