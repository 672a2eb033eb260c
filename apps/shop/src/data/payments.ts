import { useMutation, useQuery } from '@tanstack/react-query';
import { call, type Reply } from './api.ts';
import { useSignedIn } from './session.ts';

export type Payment = Reply<'GET /purchases/:purchaseId/payments'>['items'][number];

/** Opens the bank's page; the person comes back to /pay/… whatever happens there. */
export const useStartPayment = (purchaseId: string) =>
  useMutation({
    mutationFn: () =>
      call('POST /purchases/:purchaseId/payments', {
        params: { purchaseId },
        body: { method: 'local_bank', returnPath: `/pay/${purchaseId}?back=1` },
      }),
    onSuccess: ({ redirectUrl }) => location.assign(redirectUrl),
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
