import { formatMoney, parseMoney } from '@jishi/ui/format-money.ts';
import type { TFunction } from 'i18next';
import type { FieldFault } from '../../components/form/FormErrors.tsx';
import type { Template, TemplateInput, Zone } from './freight-queries.ts';

export type ZoneDraft = {
  regionCodes: string[];
  delivers: boolean;
  firstUnits: string;
  firstFee: string;
  extraUnits: string;
  extraFee: string;
  freeFrom: string;
  freeFromItems: string;
};
export type TemplateDraft = { name: string; by: 'item' | 'weight'; isDefault: boolean; zones: ZoneDraft[] };

const yuan = (fen: number | null) => (fen === null ? '' : formatMoney(fen).slice(1).replaceAll(',', ''));

export const blankZone = (by: 'item' | 'weight'): ZoneDraft => ({
  regionCodes: [],
  delivers: true,
  firstUnits: by === 'item' ? '1' : '1000',
  firstFee: '8.00',
  extraUnits: by === 'item' ? '1' : '1000',
  extraFee: '2.00',
  freeFrom: '',
  freeFromItems: '',
});

/** The first zone is always "everywhere else". */
export const blankTemplate: TemplateDraft = {
  name: '',
  by: 'item',
  isDefault: false,
  zones: [blankZone('item')],
};

export function draftOf({ name, by, isDefault, zones }: Template): TemplateDraft {
  const everywhere = zones.filter((zone) => zone.regionCodes.length === 0);
  const named = zones.filter((zone) => zone.regionCodes.length > 0);
  return { name, by, isDefault, zones: [...everywhere, ...named].map(zoneDraft) };
}

function zoneDraft(zone: Zone): ZoneDraft {
  return {
    regionCodes: zone.regionCodes,
    delivers: zone.delivers,
    firstUnits: String(zone.firstUnits),
    firstFee: yuan(zone.firstFen),
    extraUnits: String(zone.extraUnits),
    extraFee: yuan(zone.extraFen),
    freeFrom: yuan(zone.freeFromFen),
    freeFromItems: zone.freeFromItems === null ? '' : String(zone.freeFromItems),
  };
}

export function inputOf({ name, by, isDefault, zones }: TemplateDraft): TemplateInput {
  return {
    name: name.trim(),
    by,
    isDefault,
    zones: zones.map((zone) => ({
      regionCodes: zone.regionCodes,
      delivers: zone.delivers,
      firstUnits: Number(zone.firstUnits) || 1,
      firstFen: parseMoney(zone.firstFee) ?? 0,
      extraUnits: Number(zone.extraUnits) || 1,
      extraFen: parseMoney(zone.extraFee) ?? 0,
      freeFromFen: parseMoney(zone.freeFrom) ?? null,
      freeFromItems: zone.freeFromItems.trim() === '' ? null : Number(zone.freeFromItems),
    })),
  };
}

export function checkTemplate(draft: TemplateDraft, t: TFunction): FieldFault[] {
  const faults: FieldFault[] = [];
  if (draft.name.trim() === '')
    faults.push({ name: ['name'], text: t('form.required', { name: t('freight.name') }) });
  for (const [index, zone] of draft.zones.entries()) {
    const at = (field: keyof ZoneDraft, text: string) =>
      faults.push({ name: ['zone', index, field], text: `${t('freight.zone', { at: index + 1 })}: ${text}` });
    const everywhere = draft.zones.some((other, before) => before < index && other.regionCodes.length === 0);
    if (zone.regionCodes.length === 0 && everywhere) at('regionCodes', t('freight.regionNeeded'));
    if (!zone.delivers) continue;
    for (const field of ['firstUnits', 'extraUnits'] as const)
      if (!/^[1-9]\d*$/.test(zone[field].trim())) at(field, t('form.integer'));
    for (const field of ['firstFee', 'extraFee'] as const)
      if (parseMoney(zone[field]) === undefined) at(field, t('form.money'));
    if (zone.freeFrom.trim() !== '' && parseMoney(zone.freeFrom) === undefined)
      at('freeFrom', t('form.money'));
    if (!/^\d*$/.test(zone.freeFromItems.trim())) at('freeFromItems', t('form.integer'));
  }
  return faults;
}
