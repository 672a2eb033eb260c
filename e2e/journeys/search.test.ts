import { test } from 'vitest';
import { openPhone, withBrowser } from '../support/browser.ts';
import { expectSeen } from '../support/seeing.ts';

withBrowser();

test('search finds a Chinese word inside titles', async () => {
  const page = await openPhone();
  await page.goto('/mall');
  await page.getByRole('link', { name: /搜索/ }).first().click();
  await page.getByRole('searchbox', { name: '想买点什么' }).fill('连衣裙');
  await page.keyboard.press('Enter');
  await expectSeen(page.getByRole('link', { name: /\S+连衣裙/ }));
});

test('search finds an English word, and says so when it had to guess', async () => {
  const page = await openPhone({ language: 'en' });
  await page.goto('/search');
  await page.getByRole('searchbox', { name: 'What are you looking for?' }).fill('dress');
  await page.keyboard.press('Enter');
  await expectSeen(page.getByRole('link', { name: /dress/i }));

  await page.goto('/search?q=appel');
  await expectSeen(page.getByText(/apple/i));
  await page.goto('/search?q=zzzzqqq');
  await expectSeen(page.getByText(/zzzzqqq/));
});
