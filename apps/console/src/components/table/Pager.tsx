import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CursorPages } from './use-cursor-pages.ts';

export function Pager<T>({ pages }: { pages: CursorPages<T> }) {
  const { t } = useTranslation();
  if (!pages.hasNext && !pages.hasPrevious) return null;
  return (
    <Flex
      component="nav"
      className="pager"
      justify="flex-end"
      align="center"
      gap={8}
      aria-label={t('table.pages')}
    >
      <span className="quiet">{t('table.page', { page: pages.page + 1 })}</span>
      <Button icon={<LeftOutlined />} disabled={!pages.hasPrevious} onClick={pages.previous}>
        {t('table.previous')}
      </Button>
      <Button
        icon={<RightOutlined />}
        iconPlacement="end"
        disabled={!pages.hasNext}
        loading={pages.refreshing}
        onClick={pages.next}
      >
        {t('table.next')}
      </Button>
    </Flex>
  );
}
