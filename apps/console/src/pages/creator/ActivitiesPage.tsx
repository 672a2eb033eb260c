import { ActivitiesDesk } from '../../features/marketing/ActivitiesDesk.tsx';
import { creatorMarketing } from '../../features/marketing/marketing-source.ts';

export default function ActivitiesPage() {
  return <ActivitiesDesk source={creatorMarketing} base="/creator" />;
}
