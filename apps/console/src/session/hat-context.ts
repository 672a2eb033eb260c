import { createContext, useContext } from 'react';
import type { Hat } from './hats.ts';

export const HatContext = createContext<Hat | null>(null);

/** The hat being worn; only inside an area. */
export function useHat(): Hat {
  const hat = useContext(HatContext);
  if (hat === null) throw new Error('useHat is for pages inside an area');
  return hat;
}

export function useShopId(): string {
  const { shopId } = useHat();
  if (shopId === undefined) throw new Error('useShopId is for pages of the merchant area');
  return shopId;
}
