import '@jishi/ui/tokens.css';
import './app/global.css';
import { drawFirstPoster } from './app/first-poster.ts';
import { sayNotArrived } from './app/not-arrived.ts';
import { lookFirst } from './data/first-look.ts';
import { firstLanguage, speak } from './i18n/language.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
speak(firstLanguage());

/**
 * Running the app's scripts keeps a slow phone busy for a second: a picture that comes a moment before them is drawn first.
 * Nothing waits for a slow one.
 */
const mostWaitMs = 1_500;
const firstLook = async () => {
  if (location.pathname !== '/') return;
  const over = new Promise((resolve) => setTimeout(resolve, mostWaitMs));
  await Promise.race([drawFirstPoster(root, lookFirst()), over]);
};

firstLook()
  .then(() => import('./app/start.tsx'))
  .then(
    ({ start }) => start(root),
    () => sayNotArrived(root),
  );
