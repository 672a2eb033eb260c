import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { screenshots } from './browser.ts';

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

type Axe = { run(context: object, options: object): Promise<{ violations: Violation[] }> };
type Violation = { id: string; impact: string | null; nodes: { target: unknown[]; failureSummary?: string }[] };

/** Opens a page, waits until nothing is loading, photographs it, and answers what keeps people out of it. */
export async function look(page: Page, name: string, path: string): Promise<string[]> {
  await page.goto(path);
  await settled(page);
  mkdirSync(screenshots, { recursive: true });
  await page.screenshot({ path: join(screenshots, `${name}.png`), animations: 'disabled' });
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return [
    ...(sideways > 1 ? [`${name}: ${sideways} px wider than the screen`] : []),
    ...(await barriers(page)).map((barrier) => `${name}: ${barrier}`),
  ];
}

/** No page content still on its way: no skeleton, no spinner, every picture on the screen painted. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const visible = (element: Element) => element.getBoundingClientRect().top < innerHeight && element.checkVisibility();
    const waiting = [...document.querySelectorAll('[aria-busy="true"], .ant-spin-spinning, .ant-skeleton')].some(visible);
    const pictures = [...document.images].filter(visible).every((picture) => picture.complete);
    return !waiting && pictures && (document.querySelector('h1, h2, main, [role="main"]') !== null);
  });
}

/** What axe calls serious or critical. */
async function barriers(page: Page): Promise<string[]> {
  // The pages' own policy forbids injected script tags; evaluating in the page is how a test may look.
  await page.evaluate(await axeSource());
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: Axe }).axe.run(document, {
      resultTypes: ['violations'],
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
    }),
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id} (${nodes.length}×) ${String(nodes[0]?.target)} ${nodes[0]?.failureSummary?.split('\n')[1]?.trim() ?? ''}`);
}

let source: Promise<string> | undefined;
async function axeSource(): Promise<string> {
  source ??= import('node:fs/promises').then(({ readFile }) => readFile(axeFile, 'utf8'));
  return source;
}
