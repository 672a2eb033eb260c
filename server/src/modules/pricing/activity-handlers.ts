import type { Database, Db, Tx } from '../../platform/db.ts';
import type { Caller } from '../../platform/authorise.ts';
import { fromWire, idNotFound, toWire, type Id } from '../../platform/ids.ts';
import { fenOut } from '../../platform/money.ts';
import { page } from '../../platform/paging.ts';
import { Problem, type Locale } from '../../platform/problem.ts';
import { activityById, listActivities, versionsOf } from './activities.sql.ts';
import { checkDefinition, type ActivityState } from './activity.ts';
import type { Offers } from './candidates.ts';
import { checkActivity } from './check-activity.ts';
import { checkScope } from './check-scope.ts';
import { explainHints, explainQuote } from './explain.ts';
import { isOf, type Owner } from './owner.ts';
import { costsOfPreview, previewActivity, type PreviewCart, type Previewed } from './preview-activity.ts';
import { copyActivity, scheduleActivity, stopActivity } from './run-activity.ts';
import { changeActivity, createActivity } from './save-activity.ts';
import type { ActivityDefinition } from './schemas.ts';
import { showActivities, showFindings, showVersion } from './show-activity.ts';
import type { ActivityRow } from './tables.ts';
import { activityIn } from './wire.ts';

/** What the handlers below take of a request; the three contracts (shop, creator, platform) give it in their own types. */
type Asked = {
  readonly db: Db;
  readonly tx: Tx;
  readonly database: Database;
  readonly caller: Caller;
  readonly locale: Locale;
  readonly shopId?: Id<'shop'>;
  readonly creatorId?: Id<'creator'>;
  readonly params: { readonly activityId: string };
  readonly query: { cursor?: string; limit?: number; state?: ActivityState; q?: string; code?: number };
  readonly body: never;
};
type SaveBody = { seenVersion: number; activity: ActivityDefinition };
type CheckBody = { activity: ActivityDefinition; activityId?: string };
type PreviewBody = { activity: ActivityDefinition; carts?: readonly PreviewCart[] };

export const askedBy = ({ shopId, creatorId }: Pick<Asked, 'shopId' | 'creatorId'>): Owner => {
  if (shopId) return { owner: 'shop', shopId };
  return creatorId ? { owner: 'creator', creatorId } : { owner: 'platform' };
};

export const activityPage = async (db: Db, rows: readonly ActivityRow[], limit: number) => {
  const shown = await showActivities(db, rows.slice(0, limit));
  const at = new Map(rows.map((row, i) => [row, i]));
  return page(
    rows,
    limit,
    (row) => shown[at.get(row)!]!,
    (row) => [row.created_at.toISOString(), row.activity_id],
  );
};

export async function shownActivity(db: Db | Tx, activityId: Id<'activity'>, by: Owner | null) {
  const row = await activityById(db, activityId);
  if (!row || (by && !isOf(row, by))) throw new Problem(idNotFound);
  return (await showActivities(db, [row]))[0]!;
}

/** One set of handlers for whoever owns activities: the keys are those of `activityRoutes`. */
export const activityHandlers = (offers: Offers) => ({
  'GET /activities': async (asked: Asked) => {
    const { limit = 20, ...filter } = asked.query;
    return activityPage(
      asked.db,
      await listActivities(asked.db, { by: askedBy(asked), limit, ...filter }),
      limit,
    );
  },
  'POST /activities': async (asked: Asked) => {
    const { tx, caller, body } = asked;
    const activityId = await createActivity(tx, {
      by: askedBy(asked),
      definition: activityIn(body),
      actorId: caller.personId,
    });
    return shownActivity(tx, activityId, null);
  },
  'GET /activities/:activityId': async (asked: Asked) => shownActivity(asked.db, idIn(asked), askedBy(asked)),
  'PUT /activities/:activityId': async (asked: Asked) => {
    const { tx, caller } = asked;
    const { seenVersion, activity } = asked.body as SaveBody;
    const activityId = idIn(asked);
    const definition = activityIn(activity);
    await changeActivity(tx, {
      by: askedBy(asked),
      activityId,
      seenVersion,
      definition,
      actorId: caller.personId,
    });
    return shownActivity(tx, activityId, null);
  },
  'GET /activities/:activityId/versions': async (asked: Asked) => {
    await shownActivity(asked.db, idIn(asked), askedBy(asked));
    return { items: (await versionsOf(asked.db, idIn(asked))).map(showVersion) };
  },
  'POST /activities/:activityId/copies': async (asked: Asked) => {
    const activityId = await copyActivity(asked.tx, {
      by: askedBy(asked),
      activityId: idIn(asked),
      actorId: asked.caller.personId,
    });
    return shownActivity(asked.tx, activityId, null);
  },
  'POST /activities/:activityId/schedule': async (asked: Asked) => {
    await scheduleActivity(asked.tx, {
      by: askedBy(asked),
      activityId: idIn(asked),
      actorId: asked.caller.personId,
    });
    return shownActivity(asked.tx, idIn(asked), null);
  },
  'POST /activities/:activityId/stop': async (asked: Asked) => {
    const { reason } = asked.body as { reason: string };
    await stopActivity(asked.tx, {
      by: askedBy(asked),
      activityId: idIn(asked),
      actorId: asked.caller.personId,
      reason,
    });
    return shownActivity(asked.tx, idIn(asked), null);
  },
  'POST /activity-checks': async (asked: Asked) => {
    const { activity, activityId } = asked.body as CheckBody;
    const definition = await known(asked, activity);
    const id = activityId === undefined ? null : fromWire('activity', activityId);
    return showFindings(await checkActivity(asked.tx, askedBy(asked), definition, id), asked.locale);
  },
  'POST /activity-previews': async (asked: Asked) => {
    const { activity, carts } = asked.body as PreviewBody;
    const definition = await known(asked, activity);
    const given = carts?.map((cart) => ({
      ...cart,
      lines: cart.lines.map(({ skuId, quantity }) => ({ skuId: fromWire('sku', skuId), quantity })),
    }));
    const previews = await previewActivity(asked.tx, offers, {
      by: askedBy(asked),
      definition,
      carts: given,
    });
    return showPreview(previews, asked.locale);
  },
});

const idIn = ({ params }: Asked) => fromWire('activity', params.activityId);

/** A definition that makes sense and names only what is there. */
async function known(asked: Asked, activity: ActivityDefinition): Promise<ActivityDefinition> {
  const definition = activityIn(activity);
  checkDefinition(askedBy(asked), definition);
  await checkScope(asked.tx, askedBy(asked), definition);
  return definition;
}

function showPreview(previews: readonly Previewed[], locale: Locale) {
  const total = (which: 'before' | 'after') =>
    fenOut(previews.reduce((sum, preview) => sum + preview[which].totals.payableFen, 0n));
  const costs = costsOfPreview(previews);
  return {
    carts: previews.map(({ lines, before, after }) => ({
      lines: lines.map(({ sku, quantity }) => ({
        skuId: toWire('sku', sku.skuId),
        title: locale === 'en' ? (sku.titleEn ?? sku.title) : sku.title,
        quantity,
      })),
      before: { payableFen: fenOut(before.totals.payableFen), steps: explainQuote(before, locale) },
      after: { payableFen: fenOut(after.totals.payableFen), steps: explainQuote(after, locale) },
      savedFen: fenOut(before.totals.payableFen - after.totals.payableFen),
      hints: explainHints(after, locale),
    })),
    beforeFen: total('before'),
    afterFen: total('after'),
    costs: {
      merchantFen: fenOut(costs.merchantFen),
      platformFen: fenOut(costs.platformFen),
      creatorFen: fenOut(costs.creatorFen),
      brandFen: fenOut(costs.brandFen),
    },
  };
}
