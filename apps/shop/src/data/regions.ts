import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { readStored, writeStored } from '../lib/storage.ts';
import { useAddresses } from './addresses.ts';
import { call, type Reply } from './api.ts';

export type Province = Reply<'GET /regions'>['items'][number];

const day = 24 * 60 * 60_000;

export const useRegions = (enabled = true) =>
  useQuery({
    queryKey: ['regions'],
    queryFn: async () => (await call('GET /regions')).items,
    staleTime: day,
    gcTime: day,
    enabled,
  });

/** Province, city and district of a code, as far as it goes. */
export function regionPath(provinces: readonly Province[], code: string): string[] {
  const province = provinces.find((one) => one.code.slice(0, 2) === code.slice(0, 2));
  const city = province?.children.find((one) => one.code.slice(0, 4) === code.slice(0, 4));
  const district = city?.children.find((one) => one.code === code);
  const names = [province?.name, city?.name, district?.name].filter((name) => name !== undefined);
  return names.filter((name, index) => name !== names[index - 1]);
}

export function useRegionName(code: string | undefined): string {
  const { data } = useRegions(code !== undefined);
  return useMemo(() => (data && code ? regionPath(data, code).join(' ') : ''), [data, code]);
}

const storageKey = 'jishi.region';
export const rememberRegion = (code: string): void => writeStored(storageKey, code);

/** Where things would be sent: the default address, else the place a visitor chose. */
export function useDestination(): { regionCode: string | undefined; addressId: string | undefined } {
  const { data } = useAddresses();
  const address = data?.find((one) => one.isDefault) ?? data?.[0];
  return {
    regionCode: address?.regionCode ?? readStored(storageKey) ?? undefined,
    addressId: address?.addressId,
  };
}

export const useFreight = (
  productId: string,
  regionCode: string | undefined,
  quantity: number,
  sku: string | undefined,
) =>
  useQuery({
    queryKey: ['freight', productId, regionCode, quantity, sku],
    queryFn: () =>
      call('GET /products/:productId/freight', {
        params: { productId },
        query: { regionCode: regionCode ?? '', quantity, ...(sku ? { sku } : {}) },
      }),
    enabled: regionCode !== undefined,
    staleTime: 5 * 60_000,
  });
