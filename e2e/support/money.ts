import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { phones, type Call } from './people.ts';
import { expectSeen } from './seeing.ts';
import { findProduct, shopOf } from './town.ts';

const day = 24 * 60 * 60_000;

/** Runs a timer of the marketplace as if so many days had passed. */
export async function afterDays(call: Call, days: number, timer: string): Promise<void> {
  await call('POST /development/timers/:timer', {
    params: { timer },
    body: { at: new Date(Date.now() + days * day).toISOString() },
  });
}

/** The amounts of money that a part of a page shows, from top to bottom, in fen. */
export async function amountsIn(part: Locator): Promise<number[]> {
  const spoken = await part.locator('span:has(+ span[aria-hidden="true"])').allTextContents();
  return spoken.filter((words) => words.includes('¥')).map(fenIn);
}

/** The last amount that a sentence speaks of, in fen. */
export function fenIn(words: string): number {
  const [, sign, yuan, fen] = [...words.matchAll(/([-−]?)¥([\d,]+)\.(\d\d)/g)].at(-1) ?? [];
  if (yuan === undefined) throw new Error(`no amount in “${words}”`);
  return (sign ? -1 : 1) * Number(yuan.replaceAll(',', '') + fen);
}

/** A card of the shop app by its heading. */
export const cardOf = (page: Page, title: string): Locator =>
  page.locator('section').filter({ has: page.getByRole('heading', { name: title, exact: true }) });

/** Puts so many pieces of what a search finds into the cart; the first choice of each option. */
export async function putInCart(call: Call, q: string, quantity: number): Promise<void> {
  const { skus } = await findProduct(call, q);
  await call('POST /cart/lines', { body: { skuId: skus[0]!.skuId, quantity } });
}

/** From the cart to the checkout with all that is in it. */
export async function checkOutCart(page: Page): Promise<void> {
  await page.goto('/cart');
  await page.getByRole('button', { name: /^结算/ }).click();
  await expectSeen(page.getByRole('heading', { name: '确认订单' }));
}

/** The purchase that the page of its payment is about. */
export const purchaseOn = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1)!;

/** Credit is opened at the bank, whose account answers charges as told. */
export async function openCredit(page: Page, account: '余额充足' | '余额不足'): Promise<void> {
  await page.goto('/me/credit');
  await page.getByRole('checkbox', { name: /我已阅读并同意/ }).check();
  await page.getByRole('button', { name: '去银行签约开通' }).click();
  await page.waitForURL(/\/local-bank\/agreements\//);
  await page.getByRole('button', { name: account }).click();
  await page.getByRole('button', { name: '同意并开通' }).click();
  await page.waitForURL(/\/me\/credit/);
  await expect
    .poll(
      async () => (
        await page.reload(),
        await expectSeen(page.getByRole('heading', { level: 2 })),
        page.getByText('可用额度').count()
      ),
      {
        timeout: 60_000,
        interval: 1_000,
      },
    )
    .toBeGreaterThan(0);
}

/** A shop's person sends an order on its way. */
export async function ship(shopkeeper: Call, orderId: string): Promise<void> {
  await shopkeeper('POST /shops/:shopId/orders/:orderId/shipment', {
    params: { shopId: await shopOf(shopkeeper), orderId },
    body: { carrier: 'sf', trackingNumber: `SF${Date.now()}` },
    idempotencyKey: crypto.randomUUID(),
  });
}

/** A buyer asks on the page for some pieces' money back; answers with the request's id and what comes back. */
export async function applyForRefund(
  page: Page,
  orderId: string,
  { line, pieces }: { line: RegExp; pieces: number },
): Promise<{ afterSaleId: string; fen: number }> {
  await page.goto(`/orders/${orderId}/after-sale`);
  const piece = page.getByRole('checkbox', { name: line });
  await piece.waitFor({ state: 'attached' });
  if (!(await piece.isChecked())) await piece.check();
  const amount = cardOf(page, '退给你');
  const [whole] = await expectAmounts(amount);
  const howMany = page.getByRole('textbox', { name: line });
  await howMany.fill(String(pieces));
  await howMany.press('Enter');
  await expect.poll(async () => (await amountsIn(amount))[0]).not.toBe(whole);
  await page.getByRole('radio', { name: /^仅退款/ }).check();
  await cardOf(page, '原因').getByRole('radio').first().check();
  const [fen = 0] = await expectAmounts(amount);
  await page.getByRole('button', { name: '申请售后' }).click();
  await page.waitForURL(/\/me\/after-sales\//);
  return { afterSaleId: new URL(page.url()).pathname.split('/').at(-1)!, fen };
}

/** Waits until a part of a page shows money. */
export async function expectAmounts(part: Locator): Promise<number[]> {
  await expect.poll(() => amountsIn(part), { timeout: 15_000 }).not.toEqual([]);
  return amountsIn(part);
}

/** The shop agrees in the console to what the buyer asked for. */
export async function agreeInTheConsole(desk: Page, shopId: string, afterSaleId: string): Promise<void> {
  await desk.goto(`/console/merchant/${shopId}/after-sales/${afterSaleId}`);
  const drawer = desk.getByRole('dialog', { name: '售后申请' });
  await drawer.getByRole('button', { name: /^同\s?意$/ }).click();
  const sure = desk.getByRole('dialog').filter({ hasText: '原路退给买家' });
  await sure.getByRole('button', { name: /^同\s?意$/ }).click();
  await expectSeen(desk.getByText('已同意').first());
}

/** Whose shop sells what the journeys buy on credit. */
export const gadgets = phones.xiaoan;
