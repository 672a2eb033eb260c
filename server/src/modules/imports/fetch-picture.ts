import { lookup } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import { BlockList, isIP } from 'node:net';
import { maxPictureBytes } from '../catalog/index.ts';

/** A picture that could not be had; the reason is for the log, never for the merchant: it would tell what our network answers. */
export class Unfetched extends Error {}

const inside = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  inside.addSubnet(net, bits, 'ipv4');

/** Only 2000::/3 is the public internet; of it, tunnels to IPv4 and documentation are not. */
const publicV6 = new BlockList();
publicV6.addSubnet('2000::', 3, 'ipv6');
const insideV6 = new BlockList();
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
] as const)
  insideV6.addSubnet(net, bits, 'ipv6');

export function isPublicAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 4) return !inside.check(address, 'ipv4');
  return version === 6 && publicV6.check(address, 'ipv6') && !insideV6.check(address, 'ipv6');
}

export type FetchRules = {
  /** Which addresses may be connected to. */
  readonly allows: (address: string) => boolean;
  readonly ports: readonly number[];
  readonly timeoutMs: number;
};
export const publicRules: FetchRules = { allows: isPublicAddress, ports: [80, 443], timeoutMs: 10_000 };
const maxRedirects = 3;

/**
 * Fetches a picture from an address somebody wrote into a file. The name is resolved once, every address is checked, and
 * the connection goes to the checked one, so that neither a redirect nor a changing name leads inside.
 */
export async function fetchPicture(address: string, rules: FetchRules = publicRules): Promise<Uint8Array> {
  const deadline = AbortSignal.timeout(rules.timeoutMs);
  let url = new URL(address);
  for (let hops = 0; hops <= maxRedirects; hops++) {
    const answer = await ask(url, rules, deadline);
    if (answer instanceof Uint8Array) return answer;
    url = answer;
  }
  throw new Unfetched('too many redirects');
}

async function ask(url: URL, rules: FetchRules, signal: AbortSignal): Promise<Uint8Array | URL> {
  const secure = url.protocol === 'https:';
  if (!secure && url.protocol !== 'http:') throw new Unfetched('not http');
  if (url.username !== '' || url.password !== '') throw new Unfetched('credentials in the address');
  const port = Number(url.port || (secure ? 443 : 80));
  if (!rules.ports.includes(port)) throw new Unfetched('unusual port');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const found = await settled(lookup(host, { all: true, verbatim: true }), signal);
  if (found.length === 0 || !found.every((each) => rules.allows(each.address)))
    throw new Unfetched('not a public address');
  const pinned = found[0]!;
  return new Promise((resolve, reject) => {
    const fail = (why: unknown) => reject(new Unfetched(why instanceof Error ? why.message : String(why)));
    const request = (secure ? https : http).get(
      url,
      {
        signal,
        agent: false,
        headers: { Accept: 'image/*', 'User-Agent': 'Jishi picture import' },
        lookup: (_host, options, done) =>
          options.all ? done(null, [pinned]) : done(null, pinned.address, pinned.family),
      },
      (response) => {
        const { statusCode = 0, headers } = response;
        if (
          statusCode >= 300 &&
          statusCode < 400 &&
          headers.location &&
          URL.canParse(headers.location, url.href)
        ) {
          response.destroy();
          return resolve(new URL(headers.location, url));
        }
        if (statusCode !== 200) {
          response.destroy();
          return fail(`status ${statusCode}`);
        }
        const parts: Buffer[] = [];
        let size = 0;
        response.on('data', (part: Buffer) => {
          size += part.length;
          if (size > maxPictureBytes) response.destroy(new Error('too large'));
          else parts.push(part);
        });
        response.on('end', () => resolve(Buffer.concat(parts)));
        response.on('error', fail);
      },
    );
    request.on('error', fail);
  });
}

async function settled<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const late = new Promise<never>((_, reject) =>
    signal.addEventListener('abort', () => reject(new Unfetched('too slow')), { once: true }),
  );
  return Promise.race([promise, late]).catch((error: unknown) => {
    throw error instanceof Unfetched ? error : new Unfetched(String(error));
  });
}
