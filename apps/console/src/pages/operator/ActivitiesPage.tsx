import { ActivitiesDesk } from '../../features/marketing/ActivitiesDesk.tsx';
import { platformMarketing } from '../../features/marketing/marketing-source.ts';

export default function ActivitiesPage() {
  return <ActivitiesDesk source={platformMarketing} base="/operator" />;
}
