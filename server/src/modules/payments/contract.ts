import { contract, gateway, OneOf, Strict, Type } from '../../platform/contract.ts';
import { noticeRefused } from './problems.ts';

export const paymentsContract = contract({
  'POST /payment-notices/local-bank': {
    summary: 'The local bank tells how a trade ended (Standard Webhooks signature over the body)',
    access: gateway,
    rawBody: true,
    body: Type.Object({}, { description: 'a trade of the local bank, signed' }),
    reply: Strict({ result: OneOf('success') }),
    problems: [noticeRefused],
  },
});
