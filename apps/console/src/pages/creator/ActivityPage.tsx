import { ActivityDesk } from '../../features/marketing/ActivityDesk.tsx';
import { creatorMarketing } from '../../features/marketing/marketing-source.ts';

export default function ActivityPage() {
  return <ActivityDesk source={creatorMarketing} base="/creator" />;
}
