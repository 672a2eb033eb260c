import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Import } from './import-queries.ts';

const colours: Record<Import['state'], string> = { ready: 'gold', running: 'blue', done: 'green', undoing: 'blue', undone: 'default', failed: 'red' };

export function ImportStateTag({ state }: { state: Import['state'] }) {
  const { t } = useTranslation();
  return <Tag color={colours[state]}>{t(`imports.state.${state}`)}</Tag>;
}
