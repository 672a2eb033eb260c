import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import type { Random } from '../../src/town/random.ts';

/** Ids out of a seed, so that what is ordered by them is in the same order each time. */
export function seedIds(random: Random): void {
  crypto.randomFillSync = ((buffer: Buffer) => {
    for (let i = 0; i < buffer.length; i++) buffer[i] = random.between(0, 255);
    return buffer;
  }) as typeof crypto.randomFillSync;
  syncBuiltinESMExports();
}
