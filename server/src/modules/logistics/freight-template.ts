import type { FreightTemplate } from '@jishi/pricing';
import type { Id } from '../../platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import { regionTwice } from './problems.ts';
import { requireRegion } from './regions.ts';

/** As stored and as sent: amounts in fen fit a JSON number. */
export type Zone = {
  readonly regionCodes: readonly string[];
  readonly delivers: boolean;
  readonly firstUnits: number;
  readonly firstFen: number;
  readonly extraUnits: number;
  readonly extraFen: number;
  readonly freeFromFen: number | null;
  readonly freeFromItems: number | null;
};

export type TemplateDraft = {
  readonly name: string;
  readonly by: 'item' | 'weight';
  readonly isDefault: boolean;
  readonly zones: readonly Zone[];
};
export type Template = TemplateDraft & {
  readonly templateId: Id<'freightTemplate'>;
  readonly shopId: Id<'shop'>;
  readonly updatedAt: Date;
};

/** Each region is named once, and there is at most one zone for everywhere else. */
export function checkZones(zones: readonly Zone[]): void {
  const named = zones.flatMap(({ regionCodes }) => (regionCodes.length === 0 ? ['elsewhere'] : regionCodes));
  for (const code of named) if (code !== 'elsewhere') requireRegion(code);
  const twice = named.find((code, i) => named.indexOf(code) !== i);
  if (twice !== undefined) throw new Problem(regionTwice, { region: twice });
}

/** As the price engine takes it. */
export function forPricing({
  templateId,
  by,
  zones,
}: Pick<Template, 'templateId' | 'by' | 'zones'>): FreightTemplate {
  return {
    templateId,
    by,
    zones: zones.map(
      ({ regionCodes, delivers, firstUnits, firstFen, extraUnits, extraFen, freeFromFen, freeFromItems }) =>
        delivers
          ? {
              delivers,
              regionCodes,
              firstUnits,
              firstFen: BigInt(firstFen),
              extraUnits,
              extraFen: BigInt(extraFen),
              freeFromFen: freeFromFen === null ? undefined : BigInt(freeFromFen),
              freeFromItems: freeFromItems ?? undefined,
            }
          : { delivers, regionCodes },
    ),
  };
}
