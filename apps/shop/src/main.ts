import '@jishi/ui/tokens.css';
import './app/global.css';
import { drawFirstPoster } from './app/first-poster.ts';
import { sayNotArrived } from './app/not-arrived.ts';
import { lookFirst } from './data/first-look.ts';
import { currentLanguage, firstLanguage, speak } from './i18n/language.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
speak(firstLanguage());

/** Running the app's scripts keeps a slow phone busy for a second: a picture that is on its way is drawn before them. */
async function firstLook(place: HTMLElement): Promise<void> {
  if (location.pathname !== '/') return;
  const feed = lookFirst();
  const watched = document.visibilityState === 'visible';
  const phone = !matchMedia('(min-width: 720px)').matches; // else the column it stands in is not there yet
  if (watched && phone) await drawFirstPoster(place, feed);
}

firstLook(root)
  .then(() => import('./app/start.tsx'))
  .then(({ start }) => start(root))
  .catch((error: unknown) => {
    console.error(error);
    sayNotArrived(root, currentLanguage());
  });
