import { CouponsDesk } from '../../features/marketing/CouponsDesk.tsx';
import { platformMarketing } from '../../features/marketing/marketing-source.ts';

export default function CouponsPage() {
  return <CouponsDesk source={platformMarketing} />;
}
