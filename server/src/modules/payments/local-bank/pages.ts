import { yuanShown } from '../../../platform/money.ts';
import type { Locale, Words } from '../../../platform/problem.ts';
import { behaviours, type AgreementRow } from './agreements.sql.ts';
import type { TradeRow } from './books.sql.ts';

const words = {
  zh: {
    note: '测试模式：仅供演示，不会产生真实扣款',
    amount: '付款金额',
    payee: '收款方',
    order: '商品',
    approve: '确认付款',
    decline: '余额不足（拒绝）',
    silent: '付款成功但不通知',
    twice: '付款成功并通知两次',
    tests: '模拟异常情况',
    paid: '这笔款已经付过了',
    declined: '付款被拒绝',
    closed: '交易已关闭',
    back: '返回商家',
    missing: '没有这笔交易，请回到商家重新发起支付。',
    allow: '授权商家自动扣款',
    allowNote: '确认收货或到期时，商家可从你的账户扣款，无需再次确认。你可以随时在此解约。',
    sign: '同意并开通',
    refuse: '不同意',
    revoke: '解约，不再允许扣款',
    active: '已开通自动扣款',
    revoked: '已解约，商家不能再扣款',
    refused: '未开通',
    behave: '扣款时账户如何表现',
    enough: '余额充足',
    insufficient: '余额不足',
    silentCharge: '扣款成功但不应答',
    twiceCharge: '扣款成功并通知两次',
  },
  en: {
    note: 'Test mode: a demonstration, no real money moves',
    amount: 'Amount',
    payee: 'Payee',
    order: 'For',
    approve: 'Pay now',
    decline: 'Insufficient funds (decline)',
    silent: 'Paid, but say nothing',
    twice: 'Paid, and say it twice',
    tests: 'Try what can go wrong',
    paid: 'This has been paid already',
    declined: 'The payment was declined',
    closed: 'This trade is closed',
    back: 'Back to the merchant',
    missing: 'There is no such trade. Go back to the merchant and start the payment again.',
    allow: 'Allow automatic charges',
    allowNote:
      'On receipt or on the due date the merchant may charge your account without asking again. You can end this here at any time.',
    sign: 'Agree and allow',
    refuse: 'Do not allow',
    revoke: 'End it: no more charges',
    active: 'Automatic charges are allowed',
    revoked: 'Ended: the merchant can charge no more',
    refused: 'Not allowed',
    behave: 'How the account answers a charge',
    enough: 'Enough money',
    insufficient: 'Insufficient funds',
    silentCharge: 'Charged, but no answer',
    twiceCharge: 'Charged, and told twice',
  },
} as const;

export function payPage(name: Words, trade: TradeRow, locale: Locale): string {
  const say = words[locale];
  const button = (decision: string, label: string, kind: string) =>
    `<button class="${kind}" name="decision" value="${decision}">${label}</button>`;
  return page(
    name,
    locale,
    `
    <p class="label">${say.amount}</p>
    <p class="amount">¥${yuanShown(trade.amount_fen)}</p>
    <dl><dt>${say.payee}</dt><dd>集市 Jishi</dd><dt>${say.order}</dt><dd>${escape(trade.subject)}</dd></dl>
    <form method="post">
      ${button('approve', say.approve, 'primary')}
      <p class="label tests">${say.tests}</p>
      ${button('decline', say.decline, '')}${button('silent', say.silent, '')}${button('twice', say.twice, '')}
    </form>`,
  );
}

export function donePage(name: Words, trade: TradeRow, locale: Locale): string {
  const say = words[locale];
  const state = trade.state === 'open' ? 'closed' : trade.state;
  return page(
    name,
    locale,
    `<p class="amount small">${say[state]}</p><a class="primary" href="${escape(trade.return_url)}">${say.back}</a>`,
  );
}

export function agreementPage(name: Words, agreement: AgreementRow, locale: Locale): string {
  const say = words[locale];
  const button = (decision: string, label: string, kind = '') =>
    `<button class="${kind}" name="decision" value="${decision}">${label}</button>`;
  const answers = {
    enough: say.enough,
    insufficient: say.insufficient,
    silent: say.silentCharge,
    twice: say.twiceCharge,
  };
  const form = (content: string) => `<form method="post">${content}</form>`;
  const behave = behaviours.map(
    (each) =>
      `<button class="${each === agreement.behaviour ? 'chosen' : ''}" name="behaviour" value="${each}">${answers[each]}</button>`,
  );
  const tests = form(
    `<input type="hidden" name="decision" value="behave"><p class="label tests">${say.behave}</p>${behave.join('')}`,
  );
  if (agreement.state === 'signing')
    return page(
      name,
      locale,
      `<p class="amount small">${say.allow}</p><dl><dt>${say.payee}</dt><dd>集市 Jishi</dd></dl><p class="label">${say.allowNote}</p>
      ${form(button('sign', say.sign, 'primary') + button('refuse', say.refuse))}${tests}`,
    );
  const back = `<a class="primary" href="${escape(agreement.return_url)}">${say.back}</a>`;
  const active = agreement.state === 'active' ? form(button('revoke', say.revoke)) + tests : '';
  return page(name, locale, `<p class="amount small">${say[agreement.state]}</p>${back}${active}`);
}

export function missingPage(name: Words, locale: Locale): string {
  return page(name, locale, `<p class="amount small">${words[locale].missing}</p>`);
}

function page(name: Words, locale: Locale, body: string): string {
  const say = words[locale];
  return `<!doctype html><html lang="${locale === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover"><link rel="icon" href="/icon.svg"><title>${name[locale]}</title>
<style>
*{box-sizing:border-box}body{margin:0;background:#f2f5f7;color:#1c2024;font:16px/1.5 -apple-system,"PingFang SC","Noto Sans SC","Noto Sans CJK SC",sans-serif}
main{max-width:420px;margin:0 auto;padding:48px 20px}header{text-align:center;margin-bottom:24px}h1{font-size:20px;margin:0}header p,.label{color:#5b6168;font-size:13px;margin:4px 0}
section{background:#fff;border-radius:16px;padding:28px 20px;text-align:center;box-shadow:0 1px 3px #0001}.amount{font-size:40px;font-weight:650;margin:0 0 20px;font-variant-numeric:tabular-nums}.small{font-size:20px}
dl{display:grid;grid-template-columns:auto 1fr;gap:8px 16px;text-align:left;font-size:14px;border-top:1px solid #edf0f2;padding-top:16px;margin:0 0 24px}dt{color:#5b6168}dd{margin:0;text-align:right;overflow-wrap:anywhere}
button,a.primary{display:block;width:100%;min-height:48px;border-radius:12px;border:1px solid #d9dee2;background:#fff;color:#1c2024;font:inherit;margin-top:10px;cursor:pointer;text-decoration:none;line-height:46px}
.primary{background:#12715b!important;color:#fff!important;border-color:#12715b!important;font-weight:600}.tests{margin-top:28px}.chosen{border-color:#12715b;color:#12715b;font-weight:600}:focus-visible{outline:3px solid #12715b66;outline-offset:2px}
</style></head><body><main><header><h1>${name[locale]}</h1><p>${say.note}</p></header><section>${body}</section></main></body></html>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}
