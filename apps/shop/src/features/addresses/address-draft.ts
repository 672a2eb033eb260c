import { isPhone } from '../../lib/is-phone.ts';

export type AddressDraft = {
  recipient: string;
  phone: string;
  regionCode: string;
  detail: string;
  isDefault: boolean;
};
export type AddressErrors = {
  recipient?: 'badName';
  phone?: 'badPhone';
  regionCode?: 'badRegion';
  detail?: 'badDetail';
};

const shortestDetail = 4;

export function addressErrors({ recipient, phone, regionCode, detail }: AddressDraft): AddressErrors {
  return {
    ...(recipient.trim() ? {} : { recipient: 'badName' }),
    ...(isPhone(phone) ? {} : { phone: 'badPhone' }),
    ...(regionCode ? {} : { regionCode: 'badRegion' }),
    ...(detail.trim().length >= shortestDetail ? {} : { detail: 'badDetail' }),
  };
}
