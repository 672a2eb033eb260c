import {
  creatorActivities,
  platformActivities,
  shopActivities,
  watchingContract,
} from './activity.contract.ts';
import { couponContract, creatorBatches, platformBatches, shopBatches } from './coupon.contract.ts';
import { enrolmentContract } from './enrolment.contract.ts';
import { priceContract } from './price.contract.ts';

export const pricingContract = {
  ...priceContract,
  ...couponContract,
  ...shopActivities,
  ...shopBatches,
  ...creatorActivities,
  ...creatorBatches,
  ...platformActivities,
  ...platformBatches,
  ...watchingContract,
  ...enrolmentContract,
};
