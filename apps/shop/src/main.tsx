import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@jishi/ui/tokens.css';
import './app/global.css';
import './i18n/i18n.ts';
import { App } from './app/app.tsx';
import { queryClient } from './data/query-client.ts';
import { feedQuery } from './data/videos.ts';

// Asked for before anything is drawn, as is its first picture: on a slow phone the first video arrives that much earlier.
if (location.pathname === '/')
  queryClient.fetchInfiniteQuery(feedQuery('recommend')).then(
    ({ pages }) => fetchPicture(pages[0]?.items[0]?.video.posterUrl),
    () => undefined,
  );

function fetchPicture(url: string | undefined): void {
  if (url) Object.assign(new Image(), { fetchPriority: 'high', src: url });
}

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
