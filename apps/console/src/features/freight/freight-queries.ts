import { useQuery } from '@tanstack/react-query';
import type { Body, Item } from '@jishi/wire';
import { call } from '../../api/wire.ts';

export type Template = Item<'GET /shops/:shopId/freight-templates'>;
export type TemplateInput = Body<'POST /shops/:shopId/freight-templates'>;
export type Zone = TemplateInput['zones'][number];

export const freightKey = (shopId: string) => ['shop', shopId, 'freight'] as const;

export function useTemplates(shopId: string) {
  return useQuery({
    queryKey: freightKey(shopId),
    queryFn: () => call('GET /shops/:shopId/freight-templates', { params: { shopId } }),
  });
}
