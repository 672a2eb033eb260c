import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, type Body, type Item, type Reply } from './api.ts';
import { useSignedIn } from './session.ts';

export type Standing = Reply<'GET /me/credit'>;
export type Bills = Reply<'GET /me/credit/bills'>;
export type Agreement = Reply<'GET /me/credit/agreements/:agreementId'>;
export type AgreementSummary = Item<'GET /me/credit/agreements'>;
export type Instalment = Agreement['instalments'][number];
export type Repay = Omit<Body<'POST /me/credit/repayments'>, 'returnPath'>;

export const useCredit = () =>
  useQuery({
    queryKey: ['credit'],
    queryFn: () => call('GET /me/credit'),
    enabled: useSignedIn(),
    // the bank's word that it was signed comes a moment after the person
    refetchInterval: ({ state }) => (state.data?.state === 'activating' ? 1_500 : false),
  });

export const useBills = (month: string | undefined) =>
  useQuery({
    queryKey: ['credit', 'bills', month ?? 'now'],
    queryFn: () => call('GET /me/credit/bills', { query: month ? { month } : {} }),
    enabled: useSignedIn(),
  });

export const useAgreements = () =>
  useInfiniteQuery({
    queryKey: ['credit', 'agreements'],
    queryFn: ({ pageParam }) =>
      call('GET /me/credit/agreements', { query: pageParam ? { cursor: pageParam } : {} }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    enabled: useSignedIn(),
  });

export const useAgreement = (agreementId: string) =>
  useQuery({
    queryKey: ['credit', 'agreement', agreementId],
    queryFn: () => call('GET /me/credit/agreements/:agreementId', { params: { agreementId } }),
    enabled: useSignedIn(),
  });

/** On what terms a purchase was bought; null when it was paid at once. */
export const usePurchaseAgreement = (purchaseId: string, enabled: boolean) =>
  useQuery({
    queryKey: ['credit', 'purchase', purchaseId],
    queryFn: async (): Promise<Agreement | null> => {
      const { items } = await call('GET /me/credit/agreements', { query: { purchaseId } });
      const found = items.find((one) => one.purchaseId === purchaseId);
      if (!found) return null;
      return call('GET /me/credit/agreements/:agreementId', { params: { agreementId: found.agreementId } });
    },
    enabled: useSignedIn() && enabled,
  });

/** Leads to the bank, where the permission to charge is signed. */
export const useActivate = () =>
  useMutation({
    mutationFn: (agreementVersion: string) =>
      call('POST /me/credit/activation', { body: { agreementVersion, returnPath: '/me/credit' } }),
    onSuccess: ({ redirectUrl }) => location.assign(redirectUrl),
  });

export function useDeactivate() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => call('POST /me/credit/deactivation'),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['credit'] }),
  });
}

/** Leads to the provider, where it is paid; a code to scan is shown here. */
export const useRepay = () =>
  useMutation({
    mutationFn: (repay: Repay) =>
      call('POST /me/credit/repayments', { body: { ...repay, returnPath: '/me/credit' } }),
    onSuccess: ({ redirectUrl, scan }) => {
      if (!scan && redirectUrl !== '') location.assign(redirectUrl);
    },
  });

/** Follows one that is paid elsewhere until its money has come; what is owed is then looked at again. */
export function useRepayment(repaymentId: string | undefined) {
  const queryClient = useQueryClient();
  return useQuery({
    queryKey: ['repayments', repaymentId],
    queryFn: async () => {
      const repayment = await call('GET /me/credit/repayments/:repaymentId', {
        params: { repaymentId: repaymentId! },
      });
      if (repayment.state === 'received') await queryClient.invalidateQueries({ queryKey: ['credit'] });
      return repayment;
    },
    enabled: repaymentId !== undefined,
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.state === 'received' ? false : 1_500),
  });
}
