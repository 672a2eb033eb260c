import { test } from 'vitest';
import { openDesk, openPhone, withBrowser } from '../support/browser.ts';
import { pickFromSelect } from '../support/console.ts';
import { phones, signIn, strangersPhone } from '../support/people.ts';
import { expectSeen } from '../support/seeing.ts';
import { buy, settleIn, shopOf } from '../support/town.ts';

withBrowser();

test('a merchant packs and ships what was bought, and the buyer sees it on its way', async () => {
  const desk = await openDesk();
  const shopId = await shopOf(await signIn(desk, phones.laoli));
  const phone = await openPhone();
  const buyer = await signIn(phone, strangersPhone());
  const { items } = await buyer('GET /products', { query: { shop: shopId, q: '苹果' } });
  const apples = await buyer('GET /products/:productId', { params: { productId: items[0]!.productId } });
  const orderId = await buy(buyer, apples, await settleIn(buyer));
  const { orderNumber } = await buyer('GET /orders/:orderId', { params: { orderId } });

  await desk.goto(`/console/merchant/${shopId}/orders?state=paid`);
  await desk.getByRole('link', { name: orderNumber }).click();
  const drawer = desk.getByRole('dialog', { name: `订单 ${orderNumber}` });
  const [slip] = await Promise.all([
    desk.waitForEvent('popup'),
    drawer.getByRole('link', { name: '打印拣货单' }).click(),
  ]);
  await expectSeen(slip.getByText(orderNumber));
  await expectSeen(slip.getByText('文三路 90 号 3 幢 502 室'));
  await slip.close();

  await drawer.getByRole('button', { name: '发货' }).click();
  await pickFromSelect(desk, '快递公司', '顺丰速运');
  await desk.getByLabel('运单号').fill('SF1234567890123');
  await desk
    .getByRole('dialog', { name: `发货：订单 ${orderNumber}` })
    .getByRole('button', { name: /发\s?货/ })
    .click();
  await expectSeen(desk.getByText(`订单 ${orderNumber} 已发货，买家会收到通知`));

  await phone.goto(`/orders/${orderId}`);
  await expectSeen(phone.getByRole('heading', { name: '运输中' }));
  await phone.getByRole('button', { name: '查看物流' }).first().click();
  await expectSeen(phone.getByRole('dialog').getByText('SF1234567890123'));
});
