import { Flex, Typography } from 'antd';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageName } from '../app/shell/page-name.ts';

type Props = { title: string; intro?: ReactNode; actions?: ReactNode; tags?: ReactNode };

/** The one h1 of a page; also names the document and the last breadcrumb. */
export function PageHeader({ title, intro, actions, tags }: Props) {
  const { t } = useTranslation();
  usePageName(title);
  useEffect(() => {
    document.title = `${title} · ${t('brand.console')}`;
  }, [title, t]);
  return (
    <Flex justify="space-between" align="flex-start" gap={16} className="page-header">
      <div>
        <Flex align="center" gap={8}>
          <Typography.Title level={1} className="page-title">
            {title}
          </Typography.Title>
          {tags}
        </Flex>
        {intro !== undefined && <Typography.Text type="secondary">{intro}</Typography.Text>}
      </div>
      {actions !== undefined && (
        <Flex gap={8} align="center" className="page-actions">
          {actions}
        </Flex>
      )}
    </Flex>
  );
}
