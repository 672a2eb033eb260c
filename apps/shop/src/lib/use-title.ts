import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** The window's title: this page, then the house. */
export function useTitle(title: string | undefined): void {
  const { t } = useTranslation();
  const name = t('app.name');
  useEffect(() => {
    document.title = title ? `${title} · ${name}` : name;
  }, [title, name]);
}
