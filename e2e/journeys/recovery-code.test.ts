import { expect, test } from 'vitest';
import { openPhone, withBrowser } from '../support/browser.ts';
import { authenticator, codeSentTo, signIn, strangersPhone } from '../support/people.ts';
import { expectSeen } from '../support/seeing.ts';

withBrowser();

test('somebody without their authenticator signs in with a recovery code, which works once', async () => {
  const phone = await openPhone();
  const number = strangersPhone();
  await signIn(phone, number);
  await phone.goto('/me/settings');
  await phone.getByRole('button', { name: /两步验证/ }).click();
  const sheet = phone.getByRole('dialog', { name: '两步验证' });
  const secret = await sheet.locator('code').innerText();
  await sheet.getByLabel('6 位动态码').fill(authenticator(0, secret));
  await sheet.getByRole('button', { name: '开启' }).click();
  const kept = phone.getByRole('dialog', { name: '两步验证已开启' });
  await expectSeen(kept);
  const codes = await kept.getByRole('listitem').allInnerTexts();
  expect(codes.length).toBeGreaterThanOrEqual(8);

  expect(await comeBack(codes[0]!)).toBe(true);
  expect(await comeBack(codes[0]!), 'the same code again').toBe(false);
  expect(await comeBack(codes[1]!.toUpperCase()), 'another one, typed in capitals').toBe(true);

  /** Another phone of theirs, with the code of the text message and then a recovery code. */
  async function comeBack(recoveryCode: string): Promise<boolean> {
    const other = await openPhone();
    await other.goto('/sign-in');
    await other.getByLabel('手机号').fill(number);
    await other.getByRole('button', { name: '获取验证码' }).click();
    await other.getByRole('button', { name: '查看演示短信' }).click();
    await other.getByRole('button', { name: await codeSentTo(number, other.request) }).click();
    await other.getByRole('button', { name: '手机不在身边，用恢复码' }).click();
    await other.getByLabel('恢复码').fill(recoveryCode);
    await other.getByRole('button', { name: '登录', exact: true }).click();
    const welcome = other.getByText('已登录', { exact: true });
    const refused = other.getByRole('alert');
    await expectSeen(welcome.or(refused));
    return welcome.isVisible();
  }
});
