import { Button, Flex } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

type Props = { count: number; onClear: () => void; children: ReactNode };

export function BatchBar({ count, onClear, children }: Props) {
  const { t } = useTranslation();
  return (
    <Flex className="batch-bar" align="center" gap={8} wrap role="toolbar" aria-label={t('table.batch')}>
      <strong aria-live="polite">{t('table.selected', { count })}</strong>
      {children}
      <Button type="text" onClick={onClear}>
        {t('table.clearSelection')}
      </Button>
    </Flex>
  );
}
