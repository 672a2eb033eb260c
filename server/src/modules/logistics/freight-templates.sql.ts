import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import type { Db, Tx } from '../../platform/db.ts';
import type { Id } from '../../platform/ids.ts';
import type { Template, TemplateDraft } from './freight-template.ts';

type TemplateId = Id<'freightTemplate'>;
const columns = sql`
  template_id as "templateId", shop_id as "shopId", name, counted_by as by, is_default as "isDefault", zones, updated_at as "updatedAt"`;

export async function templatesOfShops(db: Db | Tx, shopIds: readonly Id<'shop'>[]): Promise<Template[]> {
  const { rows } = await sql<Template>`
    select ${columns} from logistics.freight_templates where shop_id = any(${[...new Set(shopIds)]}::uuid[])
    order by shop_id, is_default desc, template_id`.execute(db);
  return rows;
}

export async function lockTemplates(tx: Tx, shopId: Id<'shop'>): Promise<Template[]> {
  const { rows } = await sql<Template>`
    select ${columns} from logistics.freight_templates where shop_id = ${shopId} order by template_id for update`.execute(
    tx,
  );
  return rows;
}

export async function writeTemplate(
  tx: Tx,
  shopId: Id<'shop'>,
  templateId: TemplateId,
  { name, by, isDefault, zones }: TemplateDraft,
): Promise<Template> {
  const { rows } = await sql<Template>`
    insert into logistics.freight_templates (template_id, shop_id, name, counted_by, is_default, zones, updated_at)
    values (${templateId}, ${shopId}, ${name}, ${by}, ${isDefault}, ${JSON.stringify(zones)}, ${now()})
    on conflict on constraint freight_templates_pk do update set name = excluded.name, counted_by = excluded.counted_by,
      is_default = excluded.is_default, zones = excluded.zones, updated_at = excluded.updated_at
    returning ${columns}`.execute(tx);
  return rows[0]!;
}

export async function clearDefault(tx: Tx, shopId: Id<'shop'>): Promise<void> {
  await sql`update logistics.freight_templates set is_default = false where shop_id = ${shopId} and is_default`.execute(
    tx,
  );
}

export async function removeTemplate(tx: Tx, templateId: TemplateId): Promise<void> {
  await sql`delete from logistics.freight_templates where template_id = ${templateId}`.execute(tx);
}
