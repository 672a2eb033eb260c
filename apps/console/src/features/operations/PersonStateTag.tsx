import { Tag, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Item } from '@jishi/wire';

type State = Item<'GET /operations/people'>['state'];

const colours: Record<State, string> = { active: 'green', suspended: 'red', erased: 'default' };

export function PersonStateTag({ state, reason }: { state: State; reason: string | null }) {
  const { t } = useTranslation();
  return <Tooltip title={reason}><Tag color={colours[state]}>{t(`operator.personState.${state}`)}</Tag></Tooltip>;
}
