import type { Page } from 'playwright-core';
import { expectSeen } from './seeing.ts';

/** Opens a choice in levels by its label and follows the first word of each level that contains what is wanted. */
export async function pickFromCascader(page: Page, label: string, path: readonly string[]): Promise<void> {
  await page.getByLabel(label, { exact: true }).click();
  const levels = page.getByRole('menu');
  for (const [level, word] of path.entries()) await levels.nth(level).getByText(word).first().click();
  const deeper = levels.nth(path.length);
  if (await deeper.isVisible()) await deeper.getByRole('menuitemcheckbox').first().click();
}

/** Opens a select by its label and takes the option of this name. */
export async function pickFromSelect(page: Page, label: string, option: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).click();
  await page.locator('.ant-select-dropdown:visible').getByText(option, { exact: true }).click();
}

/** Ant Design says what it did in a message at the top. */
export const expectMessage = (page: Page, words: string | RegExp): Promise<void> => expectSeen(page.getByText(words));
