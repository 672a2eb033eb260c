import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Problem } from '../../platform/problem.ts';
import { accountUnsound } from './problems.ts';

/** Bank account numbers are sealed with a key made of the installation's secret, and bound to whose they are. */
const keyOf = (secret: string) =>
  Buffer.from(hkdfSync('sha256', secret, 'jishi settlement', 'account numbers', 32));

export function sealNumber(secret: string, ownerId: string, number: string): Buffer {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret), iv).setAAD(Buffer.from(ownerId));
  const body = Buffer.concat([cipher.update(number), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

export function openNumber(secret: string, ownerId: string, sealed: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', keyOf(secret), sealed.subarray(0, 12), {
    authTagLength: 16,
  })
    .setAAD(Buffer.from(ownerId))
    .setAuthTag(sealed.subarray(12, 28));
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString();
}

/** Digits as people write them, without the spaces. Throws accountUnsound. */
export function plainNumber(written: string): string {
  const digits = written.replaceAll(/[\s-]/g, '');
  if (!/^\d{8,30}$/.test(digits)) throw new Problem(accountUnsound);
  return digits;
}
