/** The app itself did not come through: the one page that is drawn without it. */
export function sayNotArrived(root: HTMLElement): void {
  const again = document.createElement('button');
  again.textContent = '重试 · Try again';
  again.onclick = () => location.reload();
  const words = document.createElement('p');
  words.textContent =
    '集市没有打开，请检查网络后重试。Jishi did not open; check the connection and try again.';
  const page = document.createElement('div');
  page.role = 'alert';
  page.append(words, again);
  root.replaceChildren(page);
}
