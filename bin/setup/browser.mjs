import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { lastLines, runToEnd } from '../processes.mjs';
import { Refusal } from '../refusal.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge'];
const usualPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** The browser for the journeys: the one named in CHROME_PATH, an installed one, or Debian's when we may install it. */
export async function browser() {
  const named = process.env.CHROME_PATH;
  if (named && !existsSync(named))
    throw new Refusal(`CHROME_PATH names ${named}, which does not exist; correct it or leave it away.`);
  return named ?? installedBrowser() ?? (await installFromDebian());
}

function installedBrowser() {
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  return [...onPath, ...usualPlaces].find(existsSync);
}

async function installFromDebian() {
  const advice =
    'Install Chrome or Chromium (and a font with Chinese characters, such as fonts-noto-cjk), or name one in CHROME_PATH.';
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new Refusal(`The browser journeys need a browser. ${advice}`);
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runToEnd('apt-get', ['update', '-q'], { env });
  const { code, output } = await runToEnd(
    'apt-get',
    ['install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'],
    { env },
  );
  const found = installedBrowser();
  if (code === 0 && found) return found;
  throw new Refusal(
    `The browser journeys need a browser and Debian's could not be installed. ${advice} apt-get said:\n${lastLines(output, 6)}`,
  );
}
