import { now, second } from '../../platform/clock.ts';
import type { Tx } from '../../platform/db.ts';
import { routes } from '../../platform/endpoint.ts';
import type { Id } from '../../platform/ids.ts';
import type { House } from '../../platform/module.ts';
import { remembered } from '../../platform/policy.ts';
import { Problem } from '../../platform/problem.ts';
import { signInNeeded } from '../../platform/authorise.ts';
import { cookieName, forgetCaller, sessionOf } from './caller.ts';
import { inbox, putInInbox } from './codes.sql.ts';
import { signingInContract } from './signing-in.contract.ts';
import { permissionsOf } from './operators.sql.ts';
import { deviceName } from './person.ts';
import { signInPolicy } from './policy.ts';
import { codeShownNow, passSecondFactor } from './second-factor.ts';
import { sendCode } from './send-code.ts';
import { deleteSession } from './sessions.sql.ts';
import { signIn } from './sign-in.ts';
import type { Sms } from './sms.ts';
import { meOf } from './views.ts';

export const signingInRoutes = ({ config }: House, sms: Sms) => {
  const cookie = {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: config.publicUrl.startsWith('https:'),
  } as const;
  return routes(signingInContract, {
    'POST /sign-in-codes': async ({ database, body, request, locale }) => {
      await sendCode(database, sms, { phone: body.phone, networkAddress: request.ip, locale });
      const { resendAfterSeconds, codeLifeMinutes } = await remembered(database.db, signInPolicy);
      return { resendAfterSeconds, expiresInSeconds: codeLifeMinutes * 60 };
    },
    'POST /sessions': async ({ database, body, request, reply, locale }) => {
      const device = deviceName(request.headers['user-agent']);
      const opened = await database.transact((tx) =>
        signIn(tx, { phone: body.phone, code: body.code, device }),
      );
      if (opened instanceof Problem) throw opened;
      if (config.development && opened.secondFactor === 'due') {
        await database.transact((tx) => showFactorInInbox(tx, opened.personId, body.phone));
      }
      reply.setCookie(cookieName, opened.token, { ...cookie, maxAge: opened.lifeMs / second });
      const caller = {
        personId: opened.personId,
        operatorPermissions: await permissionsOf(database.db, opened.personId),
        secondFactor: false,
      };
      return {
        secondFactor: opened.secondFactor,
        me: opened.secondFactor === 'due' ? null : await meOf(database.db, caller, locale),
        token: body.bearer ? opened.token : null,
      };
    },
    'POST /sessions/current/second-factor': async ({ database, body, request, locale }) => {
      const session = await sessionOf(database.db, request);
      if (!session) throw new Problem(signInNeeded);
      const refused = await database.transact((tx) => passSecondFactor(tx, session, body.code));
      if (refused) throw refused;
      const operatorPermissions = await permissionsOf(database.db, session.personId);
      return meOf(
        database.db,
        { personId: session.personId, operatorPermissions, secondFactor: true },
        locale,
      );
    },
    'GET /sessions/current': async ({ db, caller, locale }) => caller && meOf(db, caller, locale),
    'DELETE /sessions/current': async ({ tx, request, reply }) => {
      const session = await sessionOf(tx, request);
      reply.clearCookie(cookieName, cookie);
      if (!session) return null;
      await deleteSession(tx, session.personId, session.sessionId);
      forgetCaller(session.personId);
      return null;
    },
    'GET /development/inbox': async ({ db, query }) => ({
      items: (await inbox(db, query.phone)).map(({ phone, body, code, at }) => ({
        phone,
        text: body,
        code,
        at: at.toISOString(),
      })),
    }),
  });
};

/** In development the inbox also shows what the authenticator would. It is right for half a minute or so. */
async function showFactorInInbox(tx: Tx, personId: Id<'person'>, phone: string): Promise<void> {
  const code = await codeShownNow(tx, personId);
  if (code === null) return;
  const body = `【集市】第二步验证动态码 ${code}，仅开发环境显示。 / Second-factor code ${code}, shown in development only.`;
  await putInInbox(tx, { phone, at: now(), body, code });
}
