import type { Page } from 'playwright-core';

/** Opens a choice in levels by its label and follows the words down to the last level. */
export async function pickFromCascader(page: Page, label: string, path: readonly string[]): Promise<void> {
  await page.getByLabel(label, { exact: true }).click();
  for (const word of path) await page.getByRole('menuitemcheckbox').filter({ hasText: word }).click();
}

/** Opens a select by its label and takes the option of this name. */
export async function pickFromSelect(page: Page, label: string, option: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).click();
  await page.locator('.ant-select-dropdown:visible').getByText(option, { exact: true }).click();
}
