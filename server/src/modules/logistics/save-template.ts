import { audit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/db.ts';
import { idNotFound, newId, toWire, type Id } from '../../platform/ids.ts';
import { inForce } from '../../platform/policy.ts';
import { Problem } from '../../platform/problem.ts';
import { checkZones, type Template, type TemplateDraft } from './freight-template.ts';
import { clearDefault, lockTemplates, removeTemplate, writeTemplate } from './freight-templates.sql.ts';
import { freightPolicy } from './policy.ts';
import { templateInUse, tooManyTemplates } from './problems.ts';

type OfShop = { readonly shopId: Id<'shop'>; readonly actorId: Id<'person'> | null };

/** Writes a template, new or changed. The first one of a shop is its default; a new default takes the place of the old. */
export async function saveTemplate(
  tx: Tx,
  {
    shopId,
    actorId,
    templateId,
    draft,
  }: OfShop & { templateId?: Id<'freightTemplate'>; draft: TemplateDraft },
): Promise<Template> {
  checkZones(draft.zones);
  const existing = await lockTemplates(tx, shopId);
  const changed = existing.find((each) => each.templateId === templateId);
  if (templateId !== undefined && !changed) throw new Problem(idNotFound);
  const { mostTemplates } = await inForce(tx, freightPolicy);
  if (!changed && existing.length >= mostTemplates)
    throw new Problem(tooManyTemplates, { most: mostTemplates });
  const hasDefault = existing.some(({ isDefault, templateId: id }) => isDefault && id !== templateId);
  const isDefault = draft.isDefault || !hasDefault;
  if (isDefault) await clearDefault(tx, shopId);
  const saved = await writeTemplate(tx, shopId, templateId ?? newId('freightTemplate'), {
    ...draft,
    isDefault,
  });
  await audit(tx, {
    actorId,
    action: 'logistics.freight_template_saved',
    subject: toWire('freightTemplate', saved.templateId),
    shopId,
  });
  return saved;
}

/** Products that used it are charged by the shop's default template from now on. */
export async function deleteTemplate(
  tx: Tx,
  { shopId, actorId, templateId }: OfShop & { templateId: Id<'freightTemplate'> },
): Promise<void> {
  const existing = await lockTemplates(tx, shopId);
  const template = existing.find((each) => each.templateId === templateId);
  if (!template) throw new Problem(idNotFound);
  if (template.isDefault && existing.length > 1) throw new Problem(templateInUse);
  await removeTemplate(tx, templateId);
  await audit(tx, {
    actorId,
    action: 'logistics.freight_template_deleted',
    subject: toWire('freightTemplate', templateId),
    shopId,
  });
}
