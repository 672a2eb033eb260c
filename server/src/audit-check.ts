/** One thing that must hold between the modules' books: a query that answers its violations. None is good. */
export type Check = {
  readonly name: string;
  readonly says: string;
  readonly counted: string;
  readonly violations: string;
};

/** A condition on events of a name that a subscriber has not heard yet: what they carry is not a finding. */
export const notHeardBy = (subscriber: string, name: string): string => `
  name = '${name}' and (txid, seq) > (select txid, seq from platform.event_cursors where subscriber = '${subscriber}')`;
