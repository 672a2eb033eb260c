import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { localeOf } from '../../../platform/app.ts';
import { agreementByNumber, isBehaviour, moveAgreement, setBehaviour } from './agreements.sql.ts';
import { decideTrade, tradeByNumber } from './books.sql.ts';
import { formOf, html, type Desk } from './desk.ts';
import { agreementPage, donePage, missingPage, payPage } from './pages.ts';

type TradeAt = { Params: { tradeNo: string } };
type AgreementAt = { Params: { agreementNo: string } };

/** The pages on which a person pays, or allows charges, and tries what can go wrong. */
export function hostedPages(app: FastifyInstance, desk: Desk): void {
  const { database, prefix, name } = desk;
  app.get<TradeAt>(`${prefix}/pay/:tradeNo`, async (request, reply) => {
    const trade = await tradeByNumber(database.db, request.params.tradeNo);
    const locale = localeOf(request);
    if (!trade) return html(reply, missingPage(name, locale), 404);
    return html(reply, (trade.state === 'open' ? payPage : donePage)(name, trade, locale));
  });
  app.post<TradeAt>(`${prefix}/pay/:tradeNo`, (request, reply) => pay(desk, request, reply));
  app.get<AgreementAt>(`${prefix}/agreements/:agreementNo`, async (request, reply) => {
    const agreement = await agreementByNumber(database.db, request.params.agreementNo);
    const locale = localeOf(request);
    return agreement
      ? html(reply, agreementPage(name, agreement, locale))
      : html(reply, missingPage(name, locale), 404);
  });
  app.post<AgreementAt>(`${prefix}/agreements/:agreementNo`, (request, reply) => allow(desk, request, reply));
}

const decisions = { approve: 'paid', twice: 'paid', silent: 'paid', decline: 'declined' } as const;

async function pay(desk: Desk, request: FastifyRequest<TradeAt>, reply: FastifyReply) {
  const choice = formOf(request).get('decision') ?? '';
  const before = await tradeByNumber(desk.database.db, request.params.tradeNo);
  if (!before || !Object.hasOwn(decisions, choice))
    return html(reply, missingPage(desk.name, localeOf(request)), 404);
  const decision = choice as keyof typeof decisions;
  await desk.database.transact((tx) => decideTrade(tx, before.trade_no, decisions[decision]));
  const trade = (await tradeByNumber(desk.database.db, before.trade_no))!;
  const times = decision === 'silent' ? 0 : decision === 'twice' ? 2 : 1;
  for (let n = 0; n < times; n++) desk.tellTrade(trade);
  return reply.redirect(trade.return_url, 303);
}

async function allow(desk: Desk, request: FastifyRequest<AgreementAt>, reply: FastifyReply) {
  const { database, prefix } = desk;
  const agreementNo = request.params.agreementNo;
  const form = formOf(request);
  const [choice, behaviour] = [form.get('decision'), form.get('behaviour') ?? ''];
  const before = await agreementByNumber(database.db, agreementNo);
  const moved = before && (await database.transact((tx) => act(tx)));
  if (moved === undefined) return html(reply, missingPage(desk.name, localeOf(request)), 404);
  const after = (await agreementByNumber(database.db, agreementNo))!;
  if (moved) desk.tellAgreement(after);
  return reply.redirect(choice === 'behave' ? `${prefix}/agreements/${agreementNo}` : after.return_url, 303);

  /** Whether it moved; undefined when nothing of the kind can be chosen. */
  async function act(tx: Parameters<typeof moveAgreement>[0]): Promise<boolean | undefined> {
    if (choice === 'sign') return moveAgreement(tx, agreementNo, 'signing', 'active');
    if (choice === 'refuse') return moveAgreement(tx, agreementNo, 'signing', 'refused');
    if (choice === 'revoke') return moveAgreement(tx, agreementNo, 'active', 'revoked');
    if (choice !== 'behave' || !isBehaviour(behaviour)) return undefined;
    await setBehaviour(tx, agreementNo, behaviour);
    return false;
  }
}
