import type { BillLine } from '../gateway.ts';

export const differenceKinds = [
  'missing_here',
  'missing_there',
  'amount_differs',
  'state_differs',
  'listed_twice',
] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

/** A trade or a refund as our books have it; `done` when the money moved by what we know. */
export type OurLine = {
  readonly kind: 'trade' | 'refund';
  readonly ourNo: string;
  readonly amountFen: bigint;
  readonly done: boolean;
  readonly state: string;
  /** It ended on the day of the bill, so the bill must have it. */
  readonly onThisDay: boolean;
};
export type Difference = {
  readonly kind: DifferenceKind;
  readonly what: 'trade' | 'refund';
  readonly ourNo: string;
  readonly tradeNo: string;
  readonly oursFen: bigint | null;
  readonly theirsFen: bigint | null;
  readonly oursState: string | null;
  /** Listed twice: the day whose bill has it too; null: it stands twice on this one. */
  readonly otherDay: string | null;
};
/** What the bills of other days were matched with, by `keyOf`, and which day's. */
export type Elsewhere = ReadonlyMap<string, string>;
export type Compared = { readonly matched: readonly BillLine[]; readonly differences: readonly Difference[] };

/**
 * Holds a bill against our books. What a provider lists and we do not know is missing here; what we took for done and
 * its day's bill does not list is missing there. A refund that a provider is still making is neither. Each of ours is
 * matched once over all bills: the same number again, on this bill or on another day's, is money moved twice.
 */
export function compare(
  theirs: readonly BillLine[],
  ours: readonly OurLine[],
  elsewhere: Elsewhere = new Map(),
): Compared {
  const known = new Map(ours.map((line) => [keyOf(line), line]));
  const matched: BillLine[] = [];
  const differences: Difference[] = [];
  const seen = new Set<string>();
  for (const line of theirs) {
    const key = keyOf(line);
    const our = known.get(key);
    const otherDay = elsewhere.get(key) ?? null;
    const kind = seen.has(key) || otherDay !== null ? 'listed_twice' : differenceOf(line, our);
    seen.add(key);
    if (kind === null) matched.push(line);
    else if (kind !== 'pending') differences.push(difference(kind, line, our, otherDay));
  }
  for (const our of ours)
    if (our.done && our.onThisDay && !seen.has(keyOf(our)) && !elsewhere.has(keyOf(our)))
      differences.push({
        kind: 'missing_there',
        what: our.kind,
        ourNo: our.ourNo,
        tradeNo: '',
        oursFen: our.amountFen,
        theirsFen: null,
        oursState: our.state,
        otherDay: null,
      });
  return { matched, differences: oneForEach(differences) };
}

/** What one number moved too often is one difference of all of it, however many lines that were. */
function oneForEach(differences: readonly Difference[]): Difference[] {
  const found = new Map<string, Difference>();
  for (const one of differences) {
    const key = `${one.kind} ${keyOf({ kind: one.what, ourNo: one.ourNo })}`;
    const before = found.get(key);
    const sumFen = (before?.theirsFen ?? 0n) + (one.theirsFen ?? 0n);
    found.set(key, before ? { ...before, theirsFen: sumFen } : one);
  }
  return [...found.values()];
}

export const keyOf = ({ kind, ourNo }: { kind: string; ourNo: string }) => `${kind} ${ourNo}`;

function differenceOf(line: BillLine, our: OurLine | undefined): DifferenceKind | 'pending' | null {
  if (!our) return 'missing_here';
  if (our.amountFen !== line.amountFen) return 'amount_differs';
  if (our.done) return line.done ? null : 'state_differs';
  return line.done ? 'state_differs' : 'pending';
}

function difference(
  kind: DifferenceKind,
  line: BillLine,
  our: OurLine | undefined,
  otherDay: string | null,
): Difference {
  return {
    kind,
    what: line.kind,
    ourNo: line.ourNo,
    tradeNo: line.tradeNo,
    oursFen: our?.amountFen ?? null,
    theirsFen: line.amountFen,
    oursState: our?.state ?? null,
    otherDay,
  };
}
