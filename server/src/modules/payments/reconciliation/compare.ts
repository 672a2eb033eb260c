import type { BillLine } from '../gateway.ts';

export const differenceKinds = ['missing_here', 'missing_there', 'amount_differs', 'state_differs'] as const;
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
};
export type Compared = { readonly matched: readonly BillLine[]; readonly differences: readonly Difference[] };

/**
 * Holds a bill against our books. What a provider lists and we do not know is missing here; what we took for done and
 * its day's bill does not list is missing there. A refund that a provider is still making is neither.
 */
export function compare(theirs: readonly BillLine[], ours: readonly OurLine[]): Compared {
  const known = new Map(ours.map((line) => [keyOf(line), line]));
  const matched: BillLine[] = [];
  const differences: Difference[] = [];
  const seen = new Set<string>();
  for (const line of theirs) {
    const key = keyOf(line);
    const our = known.get(key);
    // The same number twice is money moved twice.
    const kind = seen.has(key) ? 'missing_here' : differenceOf(line, our);
    seen.add(key);
    if (kind === null) matched.push(line);
    else if (kind !== 'pending') differences.push(difference(kind, line, our));
  }
  for (const our of ours)
    if (our.done && our.onThisDay && !seen.has(keyOf(our)))
      differences.push({
        kind: 'missing_there',
        what: our.kind,
        ourNo: our.ourNo,
        tradeNo: '',
        oursFen: our.amountFen,
        theirsFen: null,
        oursState: our.state,
      });
  return { matched, differences };
}

const keyOf = ({ kind, ourNo }: { kind: string; ourNo: string }) => `${kind} ${ourNo}`;

function differenceOf(line: BillLine, our: OurLine | undefined): DifferenceKind | 'pending' | null {
  if (!our) return 'missing_here';
  if (our.amountFen !== line.amountFen) return 'amount_differs';
  if (our.done) return line.done ? null : 'state_differs';
  return line.done ? 'state_differs' : 'pending';
}

function difference(kind: DifferenceKind, line: BillLine, our: OurLine | undefined): Difference {
  return {
    kind,
    what: line.kind,
    ourNo: line.ourNo,
    tradeNo: line.tradeNo,
    oursFen: our?.amountFen ?? null,
    theirsFen: line.amountFen,
    oursState: our?.state ?? null,
  };
}
