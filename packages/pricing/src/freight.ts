/**
 * Freight per shop: the lines of one template in one shop share one fee (first units, then extra units begun), and
 * templates add up. "Free from" is measured on single-item prices like every other threshold.
 */
import type { DeliveredZone, FreightTemplate, FreightZone, Line, PriceRequest } from './request.ts';
import type { FreightPart, FreightReason, FreightState } from './quote.ts';
import { covers, precision } from './region.ts';

export interface FreightGroup {
  readonly shop: number;
  readonly templateId: string | null;
  readonly lines: readonly number[];
  readonly state: FreightState;
  readonly reason: FreightReason;
  readonly feeFen: number;
  /** Free when the lines reach it; Infinity when there is no such offer. */
  readonly freeFromFen: number;
}

export function freightGroups(
  request: PriceRequest,
  lines: readonly Line[],
  shopOf: readonly number[],
): FreightGroup[] {
  const together: number[][] = [];
  for (let i = 0; i < lines.length; i++) {
    const templateId = lines[i]!.freightTemplateId;
    const group = together.find(
      ([first]) => shopOf[first!] === shopOf[i] && lines[first!]!.freightTemplateId === templateId,
    );
    if (group) group.push(i);
    else together.push([i]);
  }
  return together.map((group) => {
    const { lineId, freightTemplateId: templateId } = lines[group[0]!]!;
    const shop = shopOf[group[0]!]!;
    if (templateId === undefined)
      return { shop, templateId: null, lines: group, ...free('no-freight', { kind: 'always-free' }) };
    const template = request.freightTemplates?.find((candidate) => candidate.templateId === templateId);
    if (!template) throw new RangeError(`line ${lineId} names an unknown freight template`);
    return {
      shop,
      templateId,
      lines: group,
      ...feeOf(
        template,
        group.map((i) => lines[i]!),
        request.buyer?.regionCode,
      ),
    };
  });
}

type Fee = Pick<FreightGroup, 'state' | 'reason' | 'feeFen' | 'freeFromFen'>;

const free = (state: FreightState, reason: FreightReason): Fee => ({
  state,
  reason,
  feeFen: 0,
  freeFromFen: Infinity,
});

function feeOf(template: FreightTemplate, lines: readonly Line[], regionCode: string | undefined): Fee {
  if (regionCode === undefined) return free('region-unknown', { kind: 'region-unknown' });
  const zone = zoneFor(template.zones, regionCode);
  if (!zone?.delivers) return free('not-deliverable', { kind: 'not-deliverable', regionCode });
  const items = lines.reduce((sum, line) => sum + line.quantity, 0);
  if (zone.freeFromItems !== undefined && items >= zone.freeFromItems) {
    return free('free', { kind: 'free-from-items', items: zone.freeFromItems });
  }
  const units = template.by === 'item' ? items : lines.reduce((sum, line) => sum + weightOf(line), 0);
  const { firstFen, extraFen } = fees(zone, units);
  if (firstFen + extraFen === 0n) return free('free', { kind: 'always-free' });
  return {
    state: 'charged',
    reason: { kind: 'fee', units, firstFen, extraFen },
    feeFen: Number(firstFen + extraFen),
    freeFromFen: zone.freeFromFen === undefined ? Infinity : Number(zone.freeFromFen),
  };
}

/** The closest zone that names the region; else the one for everywhere else; else the template does not deliver. */
export function zoneFor(zones: readonly FreightZone[], regionCode: string): FreightZone | undefined {
  let best: FreightZone | undefined;
  let bestPrecision = -1;
  for (const zone of zones) {
    let match = zone.regionCodes.length === 0 ? 0 : -1;
    for (const code of zone.regionCodes)
      if (covers(code, regionCode)) match = Math.max(match, precision(code));
    if (match > bestPrecision) [best, bestPrecision] = [zone, match];
  }
  return best;
}

function fees(zone: DeliveredZone, units: number): { firstFen: bigint; extraFen: bigint } {
  const beyond = Math.max(0, units - zone.firstUnits);
  const steps = zone.extraUnits > 0 ? Math.ceil(beyond / zone.extraUnits) : 0;
  return { firstFen: zone.firstFen, extraFen: zone.extraFen * BigInt(steps) };
}

function weightOf(line: Line): number {
  if (line.weightGrams === undefined)
    throw new RangeError(`line ${line.lineId} ships by weight but has none`);
  return line.weightGrams * line.quantity;
}

/** What the group pays when its lines, at single-item prices, come to `amounts`. */
export function feeAt(group: FreightGroup, amounts: readonly number[]): number {
  return group.feeFen > 0 && amountOf(group, amounts) >= group.freeFromFen ? 0 : group.feeFen;
}

export function amountOf(group: { readonly lines: readonly number[] }, amounts: readonly number[]): number {
  let sum = 0;
  for (const i of group.lines) sum += amounts[i]!;
  return sum;
}

export function explainFreight(
  group: FreightGroup,
  lines: readonly Line[],
  amounts: readonly number[],
): FreightPart {
  const fee = feeAt(group, amounts);
  const becameFree = fee < group.feeFen;
  return {
    templateId: group.templateId,
    lineIds: group.lines.map((i) => lines[i]!.lineId),
    state: becameFree ? 'free' : group.state,
    reason: becameFree ? { kind: 'free-from-amount', fromFen: BigInt(group.freeFromFen) } : group.reason,
    feeFen: BigInt(fee),
  };
}
