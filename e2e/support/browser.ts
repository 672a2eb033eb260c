import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';
import { afterAll, beforeAll, expect, inject, onTestFinished } from 'vitest';
import { root } from '../../bin/paths.mjs';

export type Language = 'zh' | 'en';
export type Looks = { language?: Language; dark?: boolean };

export const origin = inject('origin');
const locales = { zh: 'zh-CN', en: 'en-GB' } as const;
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--autoplay-policy=no-user-gesture-required',
];

let browser: Browser;

/** Call at the top of a file of journeys: one browser for all of them, closed at the end. */
export function withBrowser(): void {
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: inject('chromePath'), args: flags });
  });
  afterAll(() => browser.close());
}

/** A phone in somebody's hand. Every phone is another person until one signs in. */
export const openPhone = (looks: Looks = {}): Promise<Page> =>
  open(looks, {
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
  });

/** A desk with the console on it. */
export const openDesk = (looks: Looks = {}): Promise<Page> =>
  open(looks, { viewport: { width: 1440, height: 900 } });

async function open({ language = 'zh', dark = false }: Looks, device: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({
    ...device,
    baseURL: origin,
    locale: locales[language],
    timezoneId: 'Asia/Shanghai',
    colorScheme: dark ? 'dark' : 'light',
  });
  context.setDefaultTimeout(15_000);
  const faults = collectFaults(context);
  const page = await context.newPage();
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail') await photograph(context, task.fullTestName);
    await context.close();
    expect(faults, 'errors thrown by pages, and answers of 500 and above').toEqual([]);
  });
  return page;
}

/** A journey that ends well while a page threw behind its back has not ended well. */
function collectFaults(context: BrowserContext): string[] {
  const faults: string[] = [];
  context.on('weberror', (error) => faults.push(String(error.error())));
  context.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} ${response.url()}`);
  });
  return faults;
}

export const screenshots = join(root, 'e2e', 'screenshots');

/** What the failed journey looked like when it failed: a picture, and the words for whoever has only the log. */
async function photograph(context: BrowserContext, name: string): Promise<void> {
  const folder = join(screenshots, 'failed');
  mkdirSync(folder, { recursive: true });
  for (const [n, page] of context.pages().entries()) {
    const file = `${name.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}-${n}.png`;
    await page.screenshot({ path: join(folder, file) }).catch(() => undefined);
    const words = await page.innerText('body').catch(() => '(nothing to read)');
    console.log(`${page.url()} when it failed:\n${words.replaceAll(/\s*\n\s*/g, ' | ').slice(-2_000)}`);
  }
}
