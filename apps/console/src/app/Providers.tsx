import { QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import enGB from 'antd/locale/en_GB';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useEffect, type ReactNode } from 'react';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { themes } from '../theme.ts';
import { useMode } from './preferences.ts';
import { queryClient } from './query-client.ts';

const locales = { zh: zhCN, en: enGB };

export function Providers({ children }: { children: ReactNode }) {
  const mode = useMode();
  const language = useLanguage();
  useEffect(() => {
    document.documentElement.dataset['theme'] = mode;
    document.documentElement.style.colorScheme = mode;
  }, [mode]);
  useEffect(() => {
    dayjs.locale(language === 'zh' ? 'zh-cn' : 'en');
    // What the server said, it said in the other language: ask again.
    void queryClient.invalidateQueries();
  }, [language]);
  return (
    <QueryClientProvider client={queryClient}>
      <ConfigProvider theme={themes[mode]} locale={locales[language]} button={{ autoInsertSpace: false }}>
        <AntApp message={{ maxCount: 2 }}>{children}</AntApp>
      </ConfigProvider>
    </QueryClientProvider>
  );
}
