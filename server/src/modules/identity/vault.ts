import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { assert } from '../../platform/assert.ts';
import type { Id } from '../../platform/ids.ts';

/**
 * What protects personal data. Three keys are made of the installation's secret: one wraps the key of each
 * person, one hashes phones for look-up, one hashes codes. They live in this process only, never in the database.
 */
type Keys = { readonly wrapping: Buffer; readonly lookup: Buffer; readonly codes: Buffer };
let keys: Keys | undefined;

/** Called once at the start, when the module is opened. */
export function unlockVault(secret: string): void {
  const derived = (label: string) => Buffer.from(hkdfSync('sha256', secret, 'jishi identity', label, 32));
  keys = { wrapping: derived('wrapping'), lookup: derived('lookup'), codes: derived('codes') };
}

function unlocked(): Keys {
  if (!keys && process.env.JISHI_SECRET) unlockVault(process.env.JISHI_SECRET);
  assert(
    keys,
    'the vault is unlocked before personal data is touched: open identity first, or set JISHI_SECRET',
  );
  return keys;
}

/** The same phone gives the same hash, and without the secret nobody can try them all. */
export function phoneHash(phone: string): Buffer {
  return createHmac('sha256', unlocked().lookup).update(phone).digest();
}
export function codeHash(owner: string, code: string): Buffer {
  return createHmac('sha256', unlocked().codes).update(`${owner}\n${code}`).digest();
}
/** Tokens are 256 random bits: a plain hash is enough, nobody can try them all. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** A person's own key, as it is stored: wrapped, and bound to that person. */
export function newWrappedKey(personId: Id<'person'>): Buffer {
  return encrypt(unlocked().wrapping, randomBytes(32), personId);
}

/** Seals text with a person's key; it opens only for the same person. */
export function seal(wrappedKey: Buffer, personId: Id<'person'>, text: string): Buffer {
  return encrypt(unwrap(wrappedKey, personId), Buffer.from(text), personId);
}
export function unseal(wrappedKey: Buffer, personId: Id<'person'>, sealed: Buffer): string {
  return decrypt(unwrap(wrappedKey, personId), sealed, personId).toString();
}

function unwrap(wrappedKey: Buffer, personId: Id<'person'>): Buffer {
  return decrypt(unlocked().wrapping, wrappedKey, personId);
}

const version = 1;
const ivBytes = 12;
const tagBytes = 16;

/** version · iv · tag · ciphertext, AES-256-GCM, bound to `owner`. */
function encrypt(key: Buffer, plain: Buffer, owner: string): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes }).setAAD(
    Buffer.from(owner),
  );
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.from([version]), iv, cipher.getAuthTag(), body]);
}

function decrypt(key: Buffer, sealed: Buffer, owner: string): Buffer {
  assert(sealed[0] === version, 'a sealed value has the version this code writes');
  const iv = sealed.subarray(1, 1 + ivBytes);
  const tag = sealed.subarray(1 + ivBytes, 1 + ivBytes + tagBytes);
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes })
    .setAAD(Buffer.from(owner))
    .setAuthTag(tag);
  return Buffer.concat([decipher.update(sealed.subarray(1 + ivBytes + tagBytes)), decipher.final()]);
}
