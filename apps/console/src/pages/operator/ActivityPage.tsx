import { ActivityDesk } from '../../features/marketing/ActivityDesk.tsx';
import { platformMarketing } from '../../features/marketing/marketing-source.ts';

export default function ActivityPage() {
  return <ActivityDesk source={platformMarketing} base="/operator" />;
}
