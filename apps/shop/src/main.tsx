import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@jishi/ui/tokens.css';
import './app/global.css';
import './i18n/i18n.ts';
import { App } from './app/app.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
