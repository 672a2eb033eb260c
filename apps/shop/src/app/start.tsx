import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../i18n/i18n.ts';
import { queryClient } from '../data/query-client.ts';
import { feedQuery } from '../data/videos.ts';
import { App } from './app.tsx';

/** Puts the app into its place; what stood there before goes. */
export function start(root: HTMLElement): void {
  if (location.pathname === '/') void queryClient.prefetchInfiniteQuery(feedQuery('recommend'));
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
