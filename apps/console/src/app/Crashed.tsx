import { Button, Result } from 'antd';
import { useTranslation } from 'react-i18next';
import { isRouteErrorResponse, Link, useRouteError } from 'react-router';

/** The last line: a page that threw, or a chunk of an older build that is gone. */
export function Crashed() {
  const { t } = useTranslation();
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFound />;
  const reload = (
    <Button type="primary" onClick={() => window.location.reload()}>
      {t('state.reload')}
    </Button>
  );
  return (
    <Result
      status="warning"
      title={t('state.crashedTitle')}
      subTitle={t('state.crashedText')}
      extra={reload}
    />
  );
}

export function NotFound() {
  const { t } = useTranslation();
  const home = (
    <Link to="/">
      <Button type="primary">{t('state.goHome')}</Button>
    </Link>
  );
  return (
    <Result status="404" title={t('state.notFoundTitle')} subTitle={t('state.notFoundText')} extra={home} />
  );
}
