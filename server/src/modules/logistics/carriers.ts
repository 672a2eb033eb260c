import { Problem, type Locale } from '../../platform/problem.ts';
import { carrierUnknown, waybillInvalid } from './problems.ts';

export type CarrierCard = {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly waybillPattern: string;
  readonly example: string;
};

/** Reference data: the carriers and what their waybill numbers look like. */
export const carriers: readonly CarrierCard[] = [
  {
    code: 'sf',
    name: { zh: '顺丰速运', en: 'SF Express' },
    waybillPattern: '^SF[0-9]{13}$',
    example: 'SF1390001234567',
  },
  {
    code: 'zto',
    name: { zh: '中通快递', en: 'ZTO Express' },
    waybillPattern: '^7[0-9]{13}$',
    example: '78600012345678',
  },
  {
    code: 'yto',
    name: { zh: '圆通速递', en: 'YTO Express' },
    waybillPattern: '^YT[0-9]{13}$',
    example: 'YT8800012345678',
  },
  {
    code: 'sto',
    name: { zh: '申通快递', en: 'STO Express' },
    waybillPattern: '^77[0-9]{13}$',
    example: '770012345678901',
  },
  {
    code: 'yunda',
    name: { zh: '韵达速递', en: 'Yunda Express' },
    waybillPattern: '^4[0-9]{14}$',
    example: '463001234567890',
  },
  {
    code: 'jt',
    name: { zh: '极兔速递', en: 'J&T Express' },
    waybillPattern: '^JT[0-9]{13}$',
    example: 'JT5200012345678',
  },
  {
    code: 'jd',
    name: { zh: '京东快递', en: 'JD Logistics' },
    waybillPattern: '^JD[A-Z0-9]{13}$',
    example: 'JD0123456789012',
  },
  {
    code: 'ems',
    name: { zh: '邮政 EMS', en: 'China Post EMS' },
    waybillPattern: '^[A-Z]{2}[0-9]{9}CN$',
    example: 'EA123456789CN',
  },
  {
    code: 'post',
    name: { zh: '邮政包裹', en: 'China Post' },
    waybillPattern: '^9[0-9]{12}$',
    example: '9800123456789',
  },
];

const byCode = new Map(carriers.map((carrier) => [carrier.code, carrier]));

export function carrierNamed(code: string): CarrierCard {
  const carrier = byCode.get(code);
  if (!carrier) throw new Problem(carrierUnknown, { carrier: code });
  return carrier;
}

export const carrierName = (code: string, locale: Locale): string => byCode.get(code)?.name[locale] ?? code;

/** A waybill number as the carrier writes it, without the spaces and hyphens of the label. */
export function waybillOf(carrierCode: string, typed: string): string {
  const carrier = carrierNamed(carrierCode);
  const trackingNumber = typed.replaceAll(/[\s-]/g, '').toUpperCase();
  if (!new RegExp(carrier.waybillPattern).test(trackingNumber)) {
    throw new Problem(waybillInvalid, { trackingNumber: typed.trim(), carrier: carrier.name.zh });
  }
  return trackingNumber;
}
