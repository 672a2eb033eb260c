import { useMutation, useQuery } from '@tanstack/react-query';
import { call, type Body, type Item, type Reply } from './api.ts';
import type { Choices, WantedLine } from './checkout.ts';
import { useSignedIn } from './session.ts';

export type Payment = Item<'GET /purchases/:purchaseId/payments'>;
export type CreditOffer = Reply<'GET /purchases/:purchaseId/credit-offer'>;
export type StartedPayment = Reply<'POST /purchases/:purchaseId/payments'>;
/** Which way of paying; instalments name how many. */
export type PayBy = Pick<Body<'POST /purchases/:purchaseId/payments'>, 'method' | 'tenor'>;
export const firstMethod: PayBy = { method: 'local_bank' };

/** The ways to pay that are open here, in the order in which to offer them. */
export const usePaymentMethods = () =>
  useQuery({
    queryKey: ['payment-methods'],
    queryFn: async () => (await call('GET /payment-methods')).items,
    staleTime: 5 * 60_000,
  });

/**
 * Starts paying. A provider's page opens and the person comes back to /pay/… whatever happens there; a code to scan is
 * shown here; what is lent is paid at once.
 */
export const useStartPayment = (purchaseId: string) =>
  useMutation({
    mutationFn: (by: PayBy) =>
      call('POST /purchases/:purchaseId/payments', {
        params: { purchaseId },
        body: { ...by, returnPath: `/pay/${purchaseId}?back=1` },
      }),
    onSuccess: ({ redirectUrl, scan }) => {
      if (!scan && redirectUrl !== '') location.assign(redirectUrl);
    },
  });

export const useAttempts = (purchaseId: string, refetchMs: number | false) =>
  useQuery({
    queryKey: ['purchases', purchaseId, 'payments'],
    queryFn: async () =>
      (await call('GET /purchases/:purchaseId/payments', { params: { purchaseId } })).items,
    enabled: useSignedIn(),
    staleTime: 0,
    refetchInterval: refetchMs,
  });

/** Whether a purchase that waits for its money can be paid later or in instalments. */
export const usePurchaseCredit = (purchaseId: string, enabled: boolean) =>
  useQuery({
    queryKey: ['purchases', purchaseId, 'credit-offer'],
    queryFn: () => call('GET /purchases/:purchaseId/credit-offer', { params: { purchaseId } }),
    enabled: useSignedIn() && enabled,
    staleTime: 30_000,
  });

/** The same before the order is placed. */
export const useCreditOffer = (
  lines: readonly WantedLine[],
  addressId: string | undefined,
  choices: Choices,
) =>
  useQuery({
    queryKey: ['quote', 'credit', lines, addressId, choices],
    queryFn: () =>
      call('POST /quotes/credit-offer', {
        body: { lines: [...lines], choices, ...(addressId ? { addressId } : {}) },
      }),
    enabled: useSignedIn() && addressId !== undefined,
    staleTime: 30_000,
  });
