import { problem } from '../../platform/problem.ts';

export const caseChanged = problem('aftersales.changed', 409, {
  en: 'This request has moved on since you opened it. Reload it, look at what changed and act again.',
  zh: '售后状态已更新，请刷新查看后再操作。',
});
export const stepNotAllowed = problem('aftersales.step_not_allowed', 409, {
  en: 'This cannot be done while the request is: {status}. Reload it to see what is possible now.',
  zh: '售后单当前状态为「{status}」，不能进行此操作，请刷新查看。',
});
export const notRefundable = problem('aftersales.not_refundable', 409, {
  en: 'An order that is {state} has nothing to be refunded. Pay it or order again.',
  zh: '订单当前状态为「{state}」，不能申请售后。',
});
export const tooLate = problem('aftersales.too_late', 409, {
  en: 'Requests were possible until {until}. Write to the shop; the platform can still help in a dispute.',
  zh: '售后申请已于 {until} 截止。你可以联系商家协商处理。',
});
export const alreadyOpen = problem('aftersales.already_open', 409, {
  en: 'There is an open request for this item. Change that one, or withdraw it first.',
  zh: '该商品已有进行中的售后申请，请修改或撤销后再提交。',
});
export const tooMuch = problem('aftersales.too_much', 422, {
  en: 'At most {pieces} pieces and ¥{yuan} of this item can still go back. Lower the request.',
  zh: '该商品最多还可退 {pieces} 件、¥{yuan}，请调整后再提交。',
});
export const nothingAsked = problem('aftersales.nothing_asked', 422, {
  en: 'Say what should go back: pieces, an amount, or the freight.',
  zh: '请选择要退的件数、金额或运费。',
});
export const returnNeedsPieces = problem('aftersales.return_needs_pieces', 422, {
  en: 'Only pieces that were shipped can be sent back. Ask for a refund without a return instead.',
  zh: '只有已发货的商品才能退货，请改选「仅退款」。',
});
export const freightNotRefundable = problem('aftersales.freight_not_refundable', 422, {
  en: 'Freight goes back when the whole order was not shipped, or for a quality reason. At most ¥{yuan} is left of it.',
  zh: '整单未发货或质量原因才可退运费，最多可退 ¥{yuan}。',
});
export const wayNotOffered = problem('aftersales.way_not_offered', 422, {
  en: 'Exchange, resending and repair are not offered yet. Choose a refund, with or without a return.',
  zh: '暂不支持换货、补寄和维修，请选择「退货退款」或「仅退款」。',
});
export const reasonNotForThis = problem('aftersales.reason_not_for_this', 422, {
  en: 'This reason does not fit the request. Choose one from the list.',
  zh: '该原因不适用于当前申请，请重新选择。',
});
export const waybillUnreadable = problem('aftersales.waybill_invalid', 422, {
  en: '{trackingNumber} is not a tracking number of {carrier}. Copy it from the receipt.',
  zh: '{trackingNumber} 不是{carrier}的运单号，请核对面单。',
});
export const nothingToProtect = problem('aftersales.nothing_to_protect', 409, {
  en: 'No price difference can be paid for this item: {why} Ask again when the shop lowers its price.',
  zh: '该商品暂无可补的差价：{why}商家再次降价后可重新申请。',
});
export const ownCase = problem('aftersales.own_case', 403, {
  en: 'This is about an order or a shop of your own. Leave it to another operator.',
  zh: '这是你本人的订单或店铺的售后，请交由其他运营人员处理。',
});
export const partNotPossible = problem('aftersales.part_not_possible', 422, {
  en: 'Nothing of this was shipped, so all of it goes back or nothing. Leave the amount out.',
  zh: '商品尚未发货，只能全额退款或拒绝，请不要填写部分金额。',
});
