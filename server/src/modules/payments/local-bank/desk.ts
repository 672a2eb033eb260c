import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '../../../platform/db.ts';
import type { Words } from '../../../platform/problem.ts';
import type { AgreementRow } from './agreements.sql.ts';
import type { TradeRow } from './books.sql.ts';

/**
 * A bank as its customers see it: hosted pages under `prefix`, in its own name. The local bank and the doubles of the
 * providers keep the same books and show the same pages; each tells merchants in its own protocol.
 */
export type Desk = {
  readonly database: Database;
  readonly prefix: string;
  readonly name: Words;
  readonly tellTrade: (trade: TradeRow) => void;
  readonly tellAgreement: (agreement: AgreementRow) => void;
};

/** A request without a body has none to parse. */
export const bytesOf = ({ body }: FastifyRequest): Buffer => (Buffer.isBuffer(body) ? body : Buffer.alloc(0));
export const formOf = (request: FastifyRequest) => new URLSearchParams(bytesOf(request).toString());

export const html = (reply: FastifyReply, page: string, status = 200) =>
  reply.code(status).type('text/html; charset=utf-8').send(page);

const waitsMs = [0, 1_000, 5_000, 25_000];

/** Tells a merchant until it has answered well, four times at most; after that the merchant has to ask. */
export async function untilHeard(send: () => Promise<boolean>): Promise<boolean> {
  for (const waitMs of waitsMs) {
    await new Promise((wake) => setTimeout(wake, waitMs).unref());
    if (await send().catch(() => false)) return true;
  }
  return false;
}
