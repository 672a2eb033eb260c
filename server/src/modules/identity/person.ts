import type { Id } from '../../platform/ids.ts';

/** A person as others may see them. */
export type PersonCard = {
  readonly personId: Id<'person'>;
  readonly nickname: string;
  readonly avatarKey: string | null;
};

/** Text a person wrote in both languages. English may be left out. */
export type BilingualIn = { readonly zh: string; readonly en?: string };
export type Bilingual = { readonly zh: string; readonly en: string };

export function bilingual({ zh, en }: BilingualIn): Bilingual {
  return { zh: zh.trim(), en: (en ?? zh).trim() };
}

/** 138****0001 */
export function maskPhone(phone: string): string {
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}

/** A name for someone who has not chosen one; the random end of the id keeps two of them apart. */
export function firstNickname(personId: Id<'person'>): string {
  return `集友${personId.slice(-6)}`;
}

export const erasedNickname = '已注销';

/** `Mozilla/5.0 (iPhone …` → `iPhone · Safari`: enough to recognise one's own devices. */
export function deviceName(userAgent: string | undefined): string {
  if (!userAgent) return 'API';
  const first = (table: readonly (readonly [RegExp, string])[]) =>
    table.find(([pattern]) => pattern.test(userAgent))?.[1];
  const names = [first(systems), first(programs)].filter((name) => name !== undefined);
  return names.length > 0 ? names.join(' · ') : userAgent.split(/[\s/(]/)[0]!.slice(0, 30) || 'API';
}

const systems = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/HarmonyOS/, 'HarmonyOS'],
  [/Windows/, 'Windows'],
  [/Macintosh|Mac OS/, 'Mac'],
  [/Linux/, 'Linux'],
] as const;
const programs = [
  [/MicroMessenger/, 'WeChat'],
  [/Edg\//, 'Edge'],
  [/Firefox/, 'Firefox'],
  [/HeadlessChrome|Chrome/, 'Chrome'],
  [/Safari/, 'Safari'],
] as const;

/** The person's id inside a session token: it tells the shard, so that finding a session reads one. */
export function tokenOwner(token: string): Id<'person'> | null {
  const hex = Buffer.from(token, 'base64url').toString('hex');
  if (hex.length !== 96 || !/^[\w-]{64}$/.test(token)) return null;
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}` as Id<'person'>;
}
export function newToken(personId: Id<'person'>, random: Buffer): string {
  return Buffer.concat([Buffer.from(personId.replaceAll('-', ''), 'hex'), random]).toString('base64url');
}
