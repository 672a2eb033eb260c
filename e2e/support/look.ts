import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { screenshots } from './browser.ts';

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

type Axe = { run(context: object, options: object): Promise<{ violations: Violation[] }> };
type Violation = {
  id: string;
  impact: string | null;
  nodes: { target: unknown[]; failureSummary?: string }[];
};

const everything = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'];

/** Opens a page, waits until nothing is loading, photographs it, and answers what keeps people out of it. */
export async function look(page: Page, name: string, path: string): Promise<string[]> {
  await page.goto(path);
  await settled(page);
  await photograph(page, name);
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  return [
    ...(sideways > 1 ? [`${name}: ${sideways} px wider than the screen`] : []),
    ...(await barriers(page, name, { type: 'tag', values: everything })),
  ];
}

/** The page that is open, in the dark: only its colours are others. */
export async function lookInTheDark(page: Page, name: string): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.waitForFunction(() => document.documentElement.dataset['theme'] === 'dark');
  await settled(page);
  await photograph(page, name);
  const found = await barriers(page, name, { type: 'rule', values: ['color-contrast'] });
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}

async function photograph(page: Page, name: string): Promise<void> {
  mkdirSync(screenshots, { recursive: true });
  await page.screenshot({ path: join(screenshots, `${name}.png`), animations: 'disabled' });
}

/** No page content still on its way: no skeleton, no spinner, every picture and chart on the screen painted. */
async function settled(page: Page): Promise<void> {
  // What was just changed is painted first: only then do its transitions run, and can be waited for.
  await page.evaluate(
    () => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))),
  );
  await page.waitForFunction(() => {
    const visible = (element: Element) =>
      element.getBoundingClientRect().top < innerHeight && element.checkVisibility();
    const waiting = [
      ...document.querySelectorAll('[aria-busy="true"], .ant-spin-spinning, .ant-skeleton'),
    ].some(visible);
    const pictures = [...document.images].filter(visible).every((picture) => picture.complete);
    const charts = [...document.querySelectorAll('div[role="img"]')]
      .filter(visible)
      .every((chart) => chart.hasChildNodes());
    const moving = document
      .getAnimations()
      .some((one) => one.playState === 'running' && one.effect?.getComputedTiming().endTime !== Infinity);
    return (
      !waiting &&
      !moving &&
      pictures &&
      charts &&
      document.querySelector('h1, h2, main, [role="main"]') !== null
    );
  });
}

/** What axe calls serious or critical. */
async function barriers(
  page: Page,
  name: string,
  runOnly: { type: 'tag' | 'rule'; values: string[] },
): Promise<string[]> {
  // The pages' own policy forbids injected script tags; evaluating in the page is how a test may look.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(await axeSource());
  const { violations } = await page.evaluate(
    (only) =>
      (globalThis as unknown as { axe: Axe }).axe.run(document, {
        resultTypes: ['violations'],
        runOnly: only,
      }),
    runOnly,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${name}: ${id} (${nodes.length}×) ${String(nodes[0]?.target)} ${nodes[0]?.failureSummary?.split('\n')[1]?.trim() ?? ''}`,
    );
}

let source: Promise<string> | undefined;
async function axeSource(): Promise<string> {
  source ??= import('node:fs/promises').then(({ readFile }) => readFile(axeFile, 'utf8'));
  return source;
}
