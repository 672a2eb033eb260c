import { anyone, contract, gateway, Nothing, OneOf, PageOf, Strict, Type } from '../../platform/contract.ts';
import { providerMethods } from './payment.ts';
import { noticeRefused } from './problems.ts';

export const paymentsContract = contract({
  'GET /payment-methods': {
    summary: 'The providers through which one can pay here, in the order in which to offer them',
    access: anyone,
    reply: PageOf(
      Strict({
        method: OneOf(...providerMethods),
        testMode: Type.Boolean({
          description: 'no real money moves; show it wherever the method is offered',
        }),
        mandates: Type.Boolean({ description: 'it can be allowed to charge without asking again' }),
      }),
    ),
  },
  'POST /payment-notices/local-bank': {
    summary: 'The local bank tells how a trade ended (Standard Webhooks signature over the body)',
    access: gateway,
    rawBody: true,
    body: Type.Object({}, { description: 'a trade or an agreement of the local bank, signed' }),
    reply: Strict({ result: OneOf('success') }),
    problems: [noticeRefused],
  },
  'POST /payment-notices/alipay': {
    summary:
      'Alipay tells how a trade or an agreement stands (RSA2 signature over the form); answered with the word success',
    access: gateway,
    rawBody: true,
    produces: 'text/plain',
    body: Type.Object({}, { description: 'application/x-www-form-urlencoded, signed' }),
    reply: Type.Literal('success'),
    problems: [noticeRefused],
  },
  'POST /payment-notices/wechat-pay': {
    summary: 'WeChat Pay tells how an order ended (signed envelope, AES-256-GCM inside)',
    access: gateway,
    rawBody: true,
    body: Type.Object({}, { description: 'a notice of WeChat Pay v3' }),
    reply: Nothing,
    problems: [noticeRefused],
  },
});
