import { problem } from '../../platform/problem.ts';

export const carrierUnknown = problem('logistics.carrier_unknown', 422, {
  en: 'We do not know the carrier "{carrier}". Choose one from the list.',
  zh: '没有找到快递公司「{carrier}」，请从列表中选择。',
});
export const waybillInvalid = problem('logistics.waybill_invalid', 422, {
  en: '"{trackingNumber}" is not a tracking number of {carrier}. Check it on the label.',
  zh: '「{trackingNumber}」不是{carrier}的运单号，请对照面单核对。',
});
export const waybillTaken = problem('logistics.waybill_taken', 409, {
  en: 'This tracking number already belongs to a parcel for somebody else. Check it on the label.',
  zh: '这个运单号已用于另一个收件人的包裹，请对照面单核对。',
});
export const regionTwice = problem('logistics.region_twice', 422, {
  en: 'The region {region} stands in two zones. Keep it in one of them; only one zone can be for everywhere else.',
  zh: '地区 {region} 出现在两个区域组里，请只保留一处；「其他地区」也只能有一组。',
});
export const tooManyTemplates = problem('logistics.too_many_templates', 409, {
  en: 'A shop can have {most} freight templates. Delete one you no longer use.',
  zh: '每个店铺最多 {most} 个运费模板，请先删除不用的模板。',
});
export const templateInUse = problem('logistics.template_in_use', 409, {
  en: 'This is the default template of the shop. Make another one the default first.',
  zh: '这是店铺的默认运费模板，请先把其他模板设为默认。',
});
export const regionUnknown = problem('logistics.region_unknown', 422, {
  en: 'We do not know the region {regionCode}. Choose it from the list.',
  zh: '没有找到地区 {regionCode}，请从列表中选择。',
});
