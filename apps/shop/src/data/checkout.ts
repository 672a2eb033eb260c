import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { call, type Body, type Reply } from './api.ts';

export type Quote = Reply<'POST /quotes'>;
export type QuotedShop = Quote['shops'][number];
export type QuotedLine = QuotedShop['lines'][number];
export type WantedLine = Body<'POST /quotes'>['lines'][number];
export type PlacedPurchase = Reply<'POST /purchases'>;

export type Choices = NonNullable<Body<'POST /quotes'>['choices']>;

export type Destination = { addressId: string } | { regionCode: string } | Record<never, never>;

/** What these lines cost when sent there; asked again whenever either changes, the old figures staying meanwhile. */
export function useQuote(
  lines: readonly WantedLine[],
  to: Destination,
  enabled = true,
  choices: Choices = {},
): UseQueryResult<Quote> {
  return useQuery({
    queryKey: ['quote', lines, to, choices] as const,
    queryFn: ({ signal }) => call('POST /quotes', { body: { lines: [...lines], ...to, choices }, signal }),
    enabled: enabled && lines.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
}
