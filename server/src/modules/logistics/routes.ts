import { zoneFor } from '@jishi/pricing';
import { routes, type Route } from '../../platform/endpoint.ts';
import { fromWire, idNotFound, toWire } from '../../platform/ids.ts';
import { fenOut } from '../../platform/money.ts';
import { Problem } from '../../platform/problem.ts';
import { productPrices } from '../catalog/index.ts';
import { carriers } from './carriers.ts';
import { logisticsContract } from './contract.ts';
import { freightFor, freightWords } from './freight.ts';
import type { Template } from './freight-template.ts';
import { templatesOfShops } from './freight-templates.sql.ts';
import { provinces, requireRegion } from './regions.ts';
import { deleteTemplate, saveTemplate } from './save-template.ts';

const regionsJson = JSON.stringify({
  items: provinces.map(({ code, name, nameEn, remote, children }) => ({
    code,
    name,
    nameEn,
    remote,
    children: children.map((city) => ({
      ...city,
      children: city.children.map((district) => ({ code: district.code, name: district.name })),
    })),
  })),
});

export const logisticsRoutes: Route[] = routes(logisticsContract, {
  'GET /regions': async ({ reply }) => {
    reply.header('Cache-Control', 'public, max-age=86400');
    return regionsJson;
  },
  'GET /carriers': async () => ({ items: [...carriers] }),
  'GET /shops/:shopId/freight-templates': async ({ db, shopId }) => ({
    items: (await templatesOfShops(db, [shopId])).map(show),
  }),
  'POST /shops/:shopId/freight-templates': async ({ tx, shopId, caller, body }) =>
    show(await saveTemplate(tx, { shopId, actorId: caller.personId, draft: body })),
  'PUT /shops/:shopId/freight-templates/:templateId': async ({ tx, shopId, caller, params, body }) =>
    show(
      await saveTemplate(tx, {
        shopId,
        actorId: caller.personId,
        templateId: fromWire('freightTemplate', params.templateId),
        draft: body,
      }),
    ),
  'DELETE /shops/:shopId/freight-templates/:templateId': async ({ tx, shopId, caller, params }) => {
    await deleteTemplate(tx, {
      shopId,
      actorId: caller.personId,
      templateId: fromWire('freightTemplate', params.templateId),
    });
    return null;
  },
  'GET /products/:productId/freight': async ({
    db,
    locale,
    params,
    query: { regionCode, quantity = 1, sku },
  }) => {
    requireRegion(regionCode);
    const product = await productPrices(
      db,
      fromWire('product', params.productId),
      sku === undefined ? undefined : fromWire('sku', sku),
    );
    if (!product) throw new Problem(idNotFound);
    const freight = await freightFor(db, { ...product, quantity, regionCode });
    const delivers = freight.state !== 'not-deliverable';
    const zone = freight.template && zoneFor(freight.template.zones, regionCode);
    return {
      delivers,
      feeFen: fenOut(freight.payableFen),
      freeFromFen: zone?.delivers && zone.freeFromFen !== undefined ? fenOut(zone.freeFromFen) : null,
      freeFromItems: (zone?.delivers && zone.freeFromItems) || null,
      words: freightWords(freight.parts[0]!, regionCode, locale),
    };
  },
});

function show({ templateId, name, by, isDefault, zones, updatedAt }: Template) {
  return {
    templateId: toWire('freightTemplate', templateId),
    name,
    by,
    isDefault,
    updatedAt: updatedAt.toISOString(),
    zones: zones.map((zone) => ({ ...zone, regionCodes: [...zone.regionCodes] })),
  };
}
