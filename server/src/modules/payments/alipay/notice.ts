import type { Notice } from '../gateway.ts';
import { fenOfYuan } from '../provider-words.ts';
import type { AlipayAccount } from './client.ts';
import { outcomes } from './words.ts';
import { verifyParams, type Params } from './sign.ts';

/**
 * A notice of Alipay: a signed form. It may come days late and is repeated until it is answered, so its age proves
 * nothing; taking it twice changes nothing. Another app's or another seller's is told by its merchant.
 */
export function readAlipayNotice(account: AlipayAccount, body: Buffer): Notice | null {
  const params: Params = Object.fromEntries(new URLSearchParams(body.toString()));
  if (!verifyParams(account.alipayKey, params, 'notice')) return null;
  const noticeId = params.notify_id ?? '';
  if (noticeId === '') return null;
  return params.external_agreement_no
    ? mandateNotice(account, params, noticeId)
    : tradeNotice(account, params, noticeId);
}

function tradeNotice(account: AlipayAccount, params: Params, noticeId: string): Notice | null {
  const outcome = outcomes[params.trade_status ?? ''];
  const amountFen = fenOfYuan(params.total_amount ?? '');
  if (!outcome || amountFen === null || !params.out_trade_no) return null;
  return {
    kind: 'trade',
    noticeId,
    about: params.out_trade_no,
    outcome,
    amountFen,
    currency: params.trans_currency ?? 'CNY',
    tradeNo: params.trade_no ?? '',
    merchantNo: params.app_id === account.appId ? (params.seller_id ?? '') : `app ${params.app_id}`,
  };
}

/** Alipay signs the notices of all apps with the same care: an agreement of another app is not ours. */
function mandateNotice(account: AlipayAccount, params: Params, noticeId: string): Notice | null {
  if (params.app_id !== account.appId) return null;
  const state = { NORMAL: 'active', UNSIGN: 'revoked', STOP: 'revoked' }[params.status ?? ''];
  if (!state || !params.external_agreement_no) return null;
  return {
    kind: 'mandate',
    noticeId,
    about: params.external_agreement_no,
    agreementNo: params.agreement_no ?? null,
    state: state as 'active' | 'revoked',
  };
}
