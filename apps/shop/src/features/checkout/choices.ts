import type { Choices } from '../../data/checkout.ts';

const without = (list: readonly string[] | undefined, id: string) => (list ?? []).filter((one) => one !== id);
const given = <K extends keyof Choices>(key: K, list: string[]): Choices =>
  list.length > 0 ? ({ [key]: list } as Choices) : {};

/** The same choices with an activity used or left alone. */
export function withActivity(choices: Choices, activityId: string, used: boolean): Choices {
  const { withoutActivityIds, ...rest } = choices;
  const left = without(withoutActivityIds, activityId);
  return { ...rest, ...given('withoutActivityIds', used ? left : [...left, activityId]) };
}

/** The same choices with a coupon picked, or put away. */
export function withCoupon(choices: Choices, couponId: string, used: boolean): Choices {
  const { couponIds, withoutCouponIds, ...rest } = choices;
  const picked = without(couponIds, couponId);
  const away = without(withoutCouponIds, couponId);
  return {
    ...rest,
    ...given('couponIds', used ? [...picked, couponId] : picked),
    ...given('withoutCouponIds', used ? away : [...away, couponId]),
  };
}
