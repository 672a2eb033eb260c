import type { Language } from '@jishi/ui/language.ts';
import styles from './not-arrived.module.css';

const words = {
  zh: { what: '集市没有打开，请检查网络后重试', again: '重试' },
  en: { what: 'Jishi did not open; check the connection and try again', again: 'Try again' },
};

/** The app itself did not come through, or could not run: the one page that is drawn without it. */
export function sayNotArrived(root: HTMLElement, language: Language): void {
  const page = document.createElement('div');
  page.className = styles['page']!;
  page.setAttribute('role', 'alert');
  const what = document.createElement('p');
  what.textContent = words[language].what;
  const again = document.createElement('button');
  again.textContent = words[language].again;
  again.onclick = () => location.reload();
  page.append(what, again);
  root.replaceChildren(page);
}
