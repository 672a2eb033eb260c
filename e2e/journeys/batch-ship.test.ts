import { expect, test } from 'vitest';
import { openDesk, withBrowser } from '../support/browser.ts';
import { pickFromSelect } from '../support/console.ts';
import { act, phones, signIn, strangersPhone } from '../support/people.ts';
import { expectGone, expectSeen } from '../support/seeing.ts';
import { buy, settleIn, shopOf } from '../support/town.ts';

withBrowser();

test('a merchant ships three orders at once, with the numbers pasted as a column', async () => {
  const desk = await openDesk();
  const shopId = await shopOf(await signIn(desk, phones.laoli));
  const buyer = await act(strangersPhone());
  const addressId = await settleIn(buyer);
  const { items } = await buyer('GET /products', { query: { shop: shopId, q: '苹果' } });
  const found = await Promise.all(
    items.map(({ productId }) => buyer('GET /products/:productId', { params: { productId } })),
  );
  const apples = found.find(({ skus }) => skus.length > 1)!; // another journey sells out one without a choice
  const numberOf = async (orderId: string) =>
    (await buyer('GET /orders/:orderId', { params: { orderId } })).orderNumber;
  const orderIds = [
    await buy(buyer, apples, addressId),
    await buy(buyer, apples, addressId),
    await buy(buyer, apples, addressId),
  ];
  const paid = () =>
    Promise.all(
      orderIds.map((orderId) => buyer('GET /orders/:orderId', { params: { orderId } }).then((o) => o.state)),
    );
  await expect.poll(paid).toEqual(['paid', 'paid', 'paid']);
  const numbers = await Promise.all(orderIds.map(numberOf));

  await desk.goto(`/console/merchant/${shopId}/orders?state=paid`);
  for (const number of numbers) await desk.getByRole('checkbox', { name: number }).check();
  await desk.getByRole('button', { name: '批量发货 3 单' }).click();
  const dialog = desk.getByRole('dialog', { name: /发货/ });
  await pickFromSelect(desk, '快递公司', '顺丰速运');
  const first = dialog.getByRole('textbox').first();
  await first.evaluate((field) => {
    const column = new DataTransfer();
    column.setData('text', 'SF2000000000001\nSF2000000000002\nSF2000000000003');
    field.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: column, bubbles: true, cancelable: true }),
    );
  });
  await dialog.getByRole('button', { name: '批量发货 3 单' }).click();
  await expectSeen(desk.getByText('全部完成：3 项'));
  await expectGone(dialog);

  const parcels = await Promise.all(
    orderIds.map((orderId) => buyer('GET /orders/:orderId', { params: { orderId } })),
  );
  expect(parcels.map(({ state }) => state)).toEqual(['shipped', 'shipped', 'shipped']);
  expect(new Set(parcels.map(({ parcel }) => parcel!.trackingNumber)).size).toBe(3);
});
