import type { FastifyRequest } from 'fastify';
import { Maybe, OneOf, Type } from '../../platform/contract.ts';
import { Problem } from '../../platform/problem.ts';
import type { Gateway } from './gateway.ts';
import type { Gateways } from './gateways.ts';
import { providerMethods, type ProviderMethod } from './payment.ts';
import { bankAway, methodNotOffered, noProvider } from './problems.ts';
import type { StartedPayment } from './start-payment.ts';

/** A page of ours that people come back to: a path, and nothing that a browser takes for another site. */
export const ReturnPath = Type.String({
  pattern: '^/([\\w?=&.-][\\w/?=&.-]*)?$',
  maxLength: 200,
  description: 'page of ours to come back to',
});
/** How somebody wants to pay, and comes back, wherever money is asked for at a provider. */
export const howToPay = {
  returnPath: ReturnPath,
  openId: Type.Optional(
    Type.String({ pattern: '^[\\w-]{1,128}$', description: 'inside WeChat: who the buyer is there' }),
  ),
};
export const ProviderMethodSchema = OneOf(...providerMethods);

/** Where it is paid. */
export const whereToPay = {
  redirectUrl: Type.String({
    maxLength: 8_000,
    description: 'page to go to, or with scan: text of a QR code',
  }),
  scan: Type.Boolean({ description: 'show redirectUrl as a QR code to be scanned with the wallet' }),
  invoke: Maybe(
    Type.Record(Type.String(), Type.String(), {
      description: 'inside WeChat: what the page gives to WeixinJSBridge; redirectUrl is empty',
    }),
  ),
};
export const showWhere = ({ redirectUrl, scan, invoke }: StartedPayment) => ({
  redirectUrl,
  scan,
  invoke: invoke ?? null,
});

export const providerProblems = [bankAway, noProvider, methodNotOffered] as const;

/** The provider of a way of paying, or the first that is offered here. Throws noProvider, methodNotOffered. */
export function offeredGateway({ offered }: Gateways, method?: ProviderMethod): Gateway {
  if (offered.length === 0) throw new Problem(noProvider);
  const gateway = method ? offered.find((each) => each.method === method) : offered[0];
  if (!gateway) throw new Problem(methodNotOffered);
  return gateway;
}

/** A phone opens the provider's app; anything else its page, or a code to scan. */
export const payerOf = ({ ip, headers }: FastifyRequest, openId?: string) => ({
  ip,
  phone: /Mobi|Android|iPhone|HarmonyOS/i.test(headers['user-agent'] ?? ''),
  ...(openId ? { openId } : {}),
});
