import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useParams, useSearchParams } from 'react-router';
import { ListSkeleton } from '../components/list-skeleton.tsx';
import { MembersOnly } from '../components/members-only.tsx';
import { ProductList } from '../components/product-list.tsx';
import { Screen } from '../components/screen.tsx';
import { Loaded } from '../components/states.tsx';
import { call } from '../data/api.ts';
import { usePurchaseAgreement } from '../data/credit.ts';
import { usePurchase } from '../data/orders.ts';
import {
  firstMethod,
  useAttempts,
  usePurchaseCredit,
  useStartPayment,
  type PayBy,
} from '../data/payments.ts';
import { sentenceOf } from '../data/words-of.ts';
import { payView } from '../features/pay/pay-state.ts';
import { PayMethods } from '../features/pay/pay-methods.tsx';
import { PayResult } from '../features/pay/pay-result.tsx';
import { offeredBy, termsAgreed, termsOffered } from '../data/credit-terms.ts';
import { ScanSheet } from '../components/scan-sheet.tsx';
import { confirm } from '../lib/confirm.ts';
import { toast } from '../lib/toast.ts';

const pollMs = 1500;

/** Between the order and the bank, and back: says how the payment stands and asks again until it is known. */
export default function PayPage() {
  const { t } = useTranslation();
  const { purchaseId = '' } = useParams();
  const [address] = useSearchParams();
  const back = address.has('back');
  const unpaid = (state: string | undefined) => (state === 'unpaid' ? pollMs : false);
  const purchase = usePurchase(purchaseId, (data) =>
    back ? unpaid(data?.state) : unpaid(data?.state) && pollMs * 4,
  );
  const attempts = useAttempts(purchaseId, purchase.data?.state === 'unpaid' ? pollMs : false);
  const queryClient = useQueryClient();
  const start = useStartPayment(purchaseId);
  const tell = (error: unknown) => toast(sentenceOf(error));
  const [chosenBy, setPayBy] = useState<PayBy>(firstMethod);
  const credit = usePurchaseCredit(purchaseId, purchase.data?.state === 'unpaid').data;
  const payBy = offeredBy(chosenBy, credit);
  const agreement = usePurchaseAgreement(purchaseId, purchase.data?.state === 'paid');
  const pay = (by = payBy) => {
    setPayBy(by);
    start.mutate(by, { onError: tell });
  };
  const code = start.data?.scan && purchase.data?.state === 'unpaid' ? start.data.redirectUrl : undefined;
  const cancel = useMutation({
    mutationFn: () => call('POST /purchases/:purchaseId/cancellation', { params: { purchaseId }, body: {} }),
    onSuccess: () => queryClient.invalidateQueries(),
    onError: tell,
  });
  const askToCancel = async () => {
    if (
      await confirm({
        title: t('order.cancelAsk'),
        content: t('order.cancelDetail'),
        yes: t('order.cancelYes'),
        no: t('order.cancelNo'),
      })
    )
      cancel.mutate();
  };
  useStartOnce(pay);
  useEffect(() => {
    // the browser's back button can bring this page from its memory, still "opening the bank"
    const onShow = (event: PageTransitionEvent) => event.persisted && start.reset();
    addEventListener('pageshow', onShow);
    return () => removeEventListener('pageshow', onShow);
  }, [start]);
  const settled = purchase.data?.state !== 'unpaid';
  useEffect(() => {
    if (settled) void queryClient.invalidateQueries({ queryKey: ['orders'] });
  }, [settled, queryClient]);
  return (
    <Screen title={t('pay.title')} back>
      <MembersOnly reason={t('signIn.toSeeOrders')} waiting={<ListSkeleton rows={1} />}>
        <Loaded query={purchase} waiting={<ListSkeleton rows={2} />}>
          {(data) => {
            const view = payView(data, attempts.data ?? [], back);
            // whether it was paid or lent is known a moment later: nothing is said before
            if (view === 'paid' && agreement.isPending) return <ListSkeleton rows={2} />;
            const terms =
              view === 'paid'
                ? agreement.data && termsAgreed(agreement.data)
                : termsOffered(payBy, credit, data.payableFen);
            return (
              <>
                <PayResult
                  view={view}
                  purchase={data}
                  terms={terms ?? undefined}
                  starting={start.isPending || (start.isSuccess && code === undefined)}
                  onPay={() => pay()}
                  onCancel={() => void askToCancel()}
                  ways={<PayMethods offer={credit} value={payBy} onChange={setPayBy} />}
                />
                <ScanSheet code={code} fen={data.payableFen} onClose={() => start.reset()} />
                {view === 'paid' ? <ProductList filter={{ sort: 'sales' }} /> : null}
              </>
            );
          }}
        </Loaded>
      </MembersOnly>
    </Screen>
  );
}

/** Coming straight from the checkout the chosen way opens by itself — once, not again when the person comes back here. */
function useStartOnce(start: (by: PayBy) => void): void {
  const navigate = useNavigate();
  const { state, pathname } = useLocation();
  const wanted = (state as { start?: PayBy } | null)?.start;
  useEffect(() => {
    if (!wanted) return;
    void navigate(pathname, { replace: true, state: null });
    start(wanted);
  }, [wanted]); // `start` is new at each render; the wish is acted on once
}
