import type { Page } from 'playwright-core';
import { readFile } from 'node:fs/promises';
import { expect, onTestFinished, test } from 'vitest';
import { openDesk, withBrowser } from '../support/browser.ts';
import { act, phones, signIn, type Call } from '../support/people.ts';
import { expectSeen } from '../support/seeing.ts';
import { shopOf } from '../support/town.ts';

withBrowser();

/** Of the account that is named, so that its withdrawal is told from all others. */
const tail = String(Date.now()).slice(-4);
const policy = { name: 'settlement.payouts' };

test(
  'a merchant withdraws: names an account, two operators approve, the bank gets its file, the statement shows it',
  { timeout: 240_000 },
  async () => {
    const desk = await openDesk();
    const merchant = await signIn(desk, phones.laoli);
    const shopId = await shopOf(merchant);
    await twoOperatorsAndAFile(await act(phones.operations), await act(phones.finance));

    await desk.goto(`/console/merchant/${shopId}/finance`);
    await desk.getByRole('button', { name: /填写收款账户|更换收款账户/ }).click();
    const account = desk.getByRole('dialog', { name: '收款账户' });
    await account.getByLabel('户名').fill('洛川果业');
    await account.getByLabel('开户行').fill('招商银行');
    await account.getByLabel('账号').fill(`6225 8801 2345 ${tail}`);
    await account.getByRole('button', { name: /保\s?存/ }).click();
    await expectSeen(desk.getByText(`提现到 招商银行 ····${tail}（洛川果业）`));

    await desk.getByRole('button', { name: /^提\s?现$/ }).click();
    const withdrawal = desk.getByRole('dialog', { name: '提现' });
    await withdrawal.getByLabel('金额').fill('12.34');
    await withdrawal.getByRole('button', { name: /^提\s?现$/ }).click();
    await expectSeen(desk.getByText('已申请提现'));
    await desk.getByRole('tab', { name: '提现记录' }).click();
    await expectSeen(payout(desk).filter({ hasText: '待审核' }));

    const first = await atTheQueue(phones.operations, '待审核');
    await approve(first);
    await expectSeen(payout(first).filter({ hasText: '已通过 1/2' }));
    const second = await atTheQueue(phones.finance, '待审核');
    await approve(second);
    await expectSeen(second.getByText('已通过', { exact: true }));

    await second.goto('/console/operator/finance?tab=payouts&state=approved');
    await expectSeen(payout(second));
    const file = await bankFile(second);
    expect(file).toContain(`洛川果业,招商银行,622588012345${tail},12.34,`);
    expect(await sameFile(second), 'the file can be fetched again').toBe(file);

    await second.goto('/console/operator/finance?tab=payouts&state=sent');
    await payout(second).getByRole('button', { name: '已到账' }).click();
    const told = second.getByRole('dialog').filter({ hasText: '银行已打款成功' });
    await told.getByLabel('银行流水号').fill('CMB20261122000001');
    await told.getByRole('button', { name: '已到账' }).click();
    await expectSeen(second.getByText('已记录'));

    await desk.goto(`/console/merchant/${shopId}/finance?tab=payouts`);
    await expectSeen(payout(desk).filter({ hasText: '已到账' }));
    await desk.getByRole('tab', { name: '资金流水' }).click();
    await expectSeen(
      desk
        .getByRole('row')
        .filter({ hasText: '提现' })
        .filter({ hasText: /[-−]\s*¥\s*12\.34/ }),
    );
    await desk.getByRole('tab', { name: '对账单' }).click();
    await desk.getByRole('table').getByRole('button').last().click();
    await expectSeen(desk.getByRole('term').filter({ hasText: '提现' }));
  },
);

/**
 * From a yuan on, two operators look at a withdrawal, and a person carries the file to the bank; put back at the end. The
 * account of this journey is a minute old, so that new ones must not wait: that loosens the rule, as putting it back does, and
 * the other operator has to confirm it.
 */
async function twoOperatorsAndAFile(operator: Call, other: Call): Promise<void> {
  const before = (await operator('GET /operations/policies/:name', { params: policy })).body;
  const set = async (body: typeof before, reason: string) => {
    const { seenVersion } = await operator('GET /operations/policies/:name', { params: policy });
    const { proposals } = await operator('POST /operations/policies/:name/versions', {
      params: policy,
      body: { body, seenVersion, reason },
    });
    const proposed = proposals.find(({ state }) => state === 'waiting');
    if (proposed)
      await other('POST /operations/policies/:name/proposals/:proposalId/confirmation', {
        params: { ...policy, proposalId: proposed.proposalId },
      });
  };
  await set({ ...before, twoApprovalsFromFen: 100, accountWaitHours: 0, channel: 'file' }, '银行接口维护');
  onTestFinished(() => set(before, '维护结束'));
}

/** The row of the journey's withdrawal. */
const payout = (page: Page) => page.getByRole('row').filter({ hasText: tail }).filter({ hasText: '¥12.34' });

async function atTheQueue(phone: string, state: string): Promise<Page> {
  const desk = await openDesk();
  await signIn(desk, phone);
  await desk.goto('/console/operator/finance?tab=payouts');
  await expectSeen(payout(desk).filter({ hasText: state }));
  return desk;
}

async function approve(desk: Page): Promise<void> {
  await payout(desk)
    .first()
    .getByRole('button', { name: /^通\s?过$/ })
    .click();
  const sure = desk.getByRole('dialog').filter({ hasText: '通过这笔提现' });
  await expectSeen(sure.getByText('¥12.34'));
  await sure.getByRole('button', { name: /^通\s?过$/ }).click();
}

/** What the operator gets to carry to the bank. */
async function bankFile(desk: Page): Promise<string> {
  await desk.getByRole('button', { name: '生成打款文件' }).click();
  const sure = desk.getByRole('dialog').filter({ hasText: '写进一个文件' });
  const [download] = await Promise.all([
    desk.waitForEvent('download'),
    sure.getByRole('button', { name: '生成打款文件' }).click(),
  ]);
  return readFile(await download.path(), 'utf8');
}

/** The newest of the files that were made, as it is fetched when one got lost. */
async function sameFile(desk: Page): Promise<string> {
  const newest = desk.getByRole('table', { name: '打款文件' }).getByRole('link', { name: '下载' }).first();
  const [download] = await Promise.all([desk.waitForEvent('download'), newest.click()]);
  return readFile(await download.path(), 'utf8');
}
