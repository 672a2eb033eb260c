import type { ChargeReason, MandateState } from './mandate.ts';
import type { Outcome, ProviderMethod } from './payment.ts';

/**
 * A payment provider in our words. Each call may fail or answer late; every one may be repeated. Trades, refunds and
 * mandates are named by our wire ids (`pay_…`, `chg_…`, `ref_…`, `mdt_…`).
 */
export type Gateway = {
  readonly method: ProviderMethod;
  /** The account that must be paid: a notice that names another is not for us. */
  readonly merchantNo: string;
  /** No real money moves; people are told wherever the method is offered. */
  readonly testMode: boolean;
  /** For how long the address of an opened trade works; without it, as long as the trade is open. */
  readonly pageLastsMs?: number;
  /** Opens the trade and says where the buyer pays. The same payment id opens it only once. */
  openTrade(trade: OpenTrade): Promise<OpenedTrade>;
  queryTrade(paymentId: string): Promise<Statement>;
  closeTrade(paymentId: string): Promise<Statement>;
  /** The same refund id refunds only once. 'refused' needs a person; 'pending' is asked again. */
  refund(refund: RefundOrder): Promise<RefundAnswer>;
  /** Checks the signature and reads a notice; null when it is not genuine. */
  readNotice(headers: Record<string, unknown>, body: Buffer): Notice | null;
  /** Charging without the buyer, where the provider offers it. */
  readonly mandates?: MandateGateway;
  /** What the provider booked on one day (yyyy-mm-dd, Beijing); null while the file is not ready. */
  readBill(day: string): Promise<Bill | null>;
};

export type OpenTrade = {
  readonly paymentId: string;
  readonly amountFen: bigint;
  readonly subject: string;
  /** A path of ours or a whole address to come back to. */
  readonly returnUrl: string;
  /** After this the provider takes no money any more. */
  readonly expiresAt?: Date;
  /** How the buyer comes: on a phone, inside WeChat (with the openid there), from which address. */
  readonly buyer?: { readonly ip?: string; readonly phone?: boolean; readonly openId?: string };
};
/**
 * `redirectUrl` is a page to go to; with `codeUrl` it is a text to be shown as a QR code and scanned; with `invoke` the
 * page gives these to the wallet it runs in.
 */
export type OpenedTrade = {
  readonly tradeNo: string;
  readonly redirectUrl: string;
  readonly codeUrl?: string;
  readonly invoke?: Readonly<Record<string, string>>;
};

export type RefundOrder = {
  readonly refundId: string;
  /** The payment or charge that is given back, and all of what it took. */
  readonly paymentId: string;
  readonly paidFen: bigint;
  readonly amountFen: bigint;
  readonly reason: string;
};
export type RefundAnswer =
  | { readonly result: 'succeeded' | 'pending' }
  | { readonly result: 'refused'; readonly why: string };

export type MandateGateway = {
  sign(mandate: { mandateId: string; returnUrl: string }): Promise<{ redirectUrl: string }>;
  query(mandateId: string): Promise<MandateStatement>;
  revoke(mandate: { mandateId: string; agreementNo: string }): Promise<void>;
  /** Takes money. The same charge id takes it once. 'open': taken or not, it is asked later. */
  charge(charge: {
    chargeId: string;
    agreementNo: string;
    amountFen: bigint;
    subject: string;
  }): Promise<ChargeStatement>;
  /** null: the provider never heard of it, so it may be sent (again). */
  queryCharge(chargeId: string): Promise<ChargeStatement | null>;
};

export type MandateStatement = { readonly state: MandateState; readonly agreementNo: string | null };
export type Statement = {
  readonly outcome: Outcome;
  readonly tradeNo: string;
  readonly amountFen: bigint;
  readonly currency: string;
  readonly merchantNo: string;
};
export type ChargeStatement = Statement & { readonly reason?: ChargeReason };

/** About a payment or charge (`about` is `pay_…` or `chg_…`), or about a mandate. */
export type Notice =
  | ({
      readonly kind: 'trade';
      readonly noticeId: string;
      readonly about: string;
      readonly reason?: ChargeReason;
    } & Statement)
  | ({ readonly kind: 'mandate'; readonly noticeId: string; readonly about: string } & MandateStatement);

/** One line of a provider's bill. Amounts are positive; a refund names its refund and its trade. */
export type BillLine = {
  readonly kind: 'trade' | 'refund';
  /** Our id at the provider: `pay_…`, `chg_…` or `ref_…`; as written when it is none of ours. */
  readonly ourNo: string;
  readonly tradeNo: string;
  readonly amountFen: bigint;
  readonly feeFen: bigint;
  readonly at: Date;
  /** false: a refund the provider began and has not finished. */
  readonly done: boolean;
};
export type Bill = { readonly lines: readonly BillLine[] };

/** The provider could not be reached or gave no usable answer: the outcome is unknown, and asked again later. */
export class GatewayUnavailable extends Error {}
