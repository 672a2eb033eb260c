import { PackageX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { ButtonLink } from '../components/button.tsx';
import { Card } from '../components/card.tsx';
import { ListSkeleton } from '../components/list-skeleton.tsx';
import { MembersOnly } from '../components/members-only.tsx';
import { PriceLines } from '../components/price-lines.tsx';
import { Screen } from '../components/screen.tsx';
import { Empty, Loaded } from '../components/states.tsx';
import { useAddresses } from '../data/addresses.ts';
import { useQuote, type Choices, type WantedLine } from '../data/checkout.ts';
import { firstMethod, useCreditOffer, type PayBy } from '../data/payments.ts';
import { AddressWords } from '../features/addresses/address-list.tsx';
import { AddressSheet } from '../features/addresses/address-sheet.tsx';
import { CheckoutFoot } from '../features/checkout/checkout-foot.tsx';
import { CheckoutAddress } from '../features/checkout/checkout-address.tsx';
import { OffersCard } from '../features/checkout/offers-card.tsx';
import { ShopGroup } from '../features/checkout/shop-group.tsx';
import { usePlacePurchase } from '../features/checkout/use-place-purchase.tsx';
import { OwedLines } from '../features/pay/owed-lines.tsx';
import { PayMethods } from '../features/pay/pay-methods.tsx';
import { isLent, offeredBy, termsOffered } from '../data/credit-terms.ts';
import { toast } from '../lib/toast.ts';

/** What is bought travels in the history entry, so that a reload keeps it and another tab does not mix in. */
export default function CheckoutPage() {
  const { t } = useTranslation();
  const { state } = useLocation();
  const { lines = [], fromCart = false } =
    (state as { lines?: WantedLine[]; fromCart?: boolean } | null) ?? {};
  if (lines.length > 0) return <Checkout lines={lines} fromCart={fromCart} />;
  return (
    <Screen title={t('checkout.title')} back>
      <Empty
        icon={<PackageX size={36} />}
        title={t('checkout.goneTitle')}
        detail={t('checkout.goneDetail')}
        action={<ButtonLink to="/cart">{t('checkout.toCart')}</ButtonLink>}
      />
    </Screen>
  );
}

function Checkout({ lines, fromCart }: { lines: WantedLine[]; fromCart: boolean }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const addresses = useAddresses();
  const [chosenId, setChosenId] = useState<string>();
  const [choosing, setChoosing] = useState(false);
  const [choices, setChoices] = useState<Choices>({});
  const [chosenBy, setPayBy] = useState<PayBy>(firstMethod);
  const [notes, setNotes] = useState<Record<string, string>>({});
  const address =
    addresses.data?.find((one) => one.addressId === chosenId) ??
    addresses.data?.find((one) => one.isDefault) ??
    addresses.data?.[0];
  const quote = useQuote(
    lines,
    address ? { addressId: address.addressId } : {},
    !addresses.isPending,
    choices,
  );
  const credit = useCreditOffer(lines, address?.addressId, choices).data;
  const payBy = offeredBy(chosenBy, credit);
  const placing = usePlacePurchase(
    ({ purchaseId }) => void navigate(`/pay/${purchaseId}`, { replace: true, state: { start: payBy } }),
  );
  const total = quote.data?.totals.payableFen;
  const terms = total === undefined ? undefined : termsOffered(payBy, credit, total);
  const submit = () => {
    if (!address) return setChoosing(true);
    if (total === undefined) return undefined;
    if (quote.data?.deliverable === false) return toast(t('checkout.notDelivered'));
    const giftsGone = (quote.data?.gifts ?? []).flatMap(({ offerId, available }) =>
      available ? [] : [offerId],
    );
    const written = Object.entries(notes)
      .filter(([, note]) => note.trim())
      .map(([shopId, note]) => ({ shopId, note: note.trim() }));
    placing.mutate({
      lines,
      addressId: address.addressId,
      expectedTotalFen: total,
      choices,
      ...(giftsGone.length > 0 ? { withoutGiftsOf: giftsGone } : {}),
      keepCart: !fromCart,
      ...(written.length > 0 ? { notes: written } : {}),
    });
    return undefined;
  };
  return (
    <Screen
      title={t('checkout.title')}
      back
      footer={
        <CheckoutFoot
          total={total}
          terms={terms}
          ready={
            (!isLent(payBy) || terms !== undefined) &&
            !quote.isPlaceholderData &&
            quote.data?.buyable !== false
          }
          placing={placing.isPending}
          onSubmit={submit}
        />
      }
    >
      <MembersOnly reason={t('signIn.toBuy')} waiting={<ListSkeleton rows={2} />}>
        <CheckoutAddress
          waiting={addresses.isPending}
          words={address ? <AddressWords address={address} /> : undefined}
          onOpen={() => setChoosing(true)}
        />
        <Loaded query={quote} waiting={<ListSkeleton rows={2} />}>
          {(data) => (
            <>
              {data.shops.map((shop) => (
                <ShopGroup
                  key={shop.shopId}
                  shop={shop}
                  note={notes[shop.shopId] ?? ''}
                  onNote={(note) => setNotes({ ...notes, [shop.shopId]: note })}
                />
              ))}
              <OffersCard quote={data} choices={choices} onChoose={setChoices} />
              <Card title={t('checkout.payment')}>
                <PayMethods offer={credit} value={payBy} onChange={setPayBy} />
              </Card>
              <Card title={t('price.title')}>
                <PriceLines quote={data} owed={terms ? <OwedLines terms={terms} /> : null} />
              </Card>
              <div style={{ height: 24 }} />
            </>
          )}
        </Loaded>
      </MembersOnly>
      <AddressSheet
        open={choosing}
        chosenId={address?.addressId}
        onChoose={setChosenId}
        onClose={() => setChoosing(false)}
      />
    </Screen>
  );
}
