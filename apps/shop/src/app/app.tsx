import { ConfigProvider } from 'antd-mobile';
import enGB from 'antd-mobile/es/locales/en-US';
import zhCN from 'antd-mobile/es/locales/zh-CN';
import { useEffect } from 'react';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from 'react-router/dom';
import { useLanguage } from '@jishi/ui/use-language.ts';
import { queryClient } from '../data/query-client.ts';
import { fetchWhatComesNext } from './fetch-ahead.ts';
import { router } from './routes.tsx';

export function App() {
  const language = useLanguage();
  useEffect(fetchWhatComesNext, []);
  return (
    <QueryClientProvider client={queryClient}>
      <ConfigProvider locale={language === 'zh' ? zhCN : enGB}>
        <RouterProvider router={router} />
      </ConfigProvider>
    </QueryClientProvider>
  );
}
