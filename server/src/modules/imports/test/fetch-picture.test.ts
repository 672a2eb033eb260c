import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { fetchPicture, isPublicAddress, publicRules, Unfetched } from '../fetch-picture.ts';

test.each([
  '127.0.0.1',
  '127.8.8.8',
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '192.0.0.8',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:10.0.0.1',
  'fe80::1',
  'fc00::1',
  'fd12::1',
  'ff02::1',
  '64:ff9b::7f00:1',
  '2001:db8::1',
  '2002:7f00:1::',
  '2001::1',
  'not an address',
])('%s is inside', (address) => expect(isPublicAddress(address)).toBe(false));

test.each(['1.1.1.1', '223.5.5.5', '172.32.0.1', '2400:3200::1', '2606:4700::1111'])(
  '%s is outside',
  (address) => expect(isPublicAddress(address)).toBe(true),
);

test.each([
  'http://localhost/',
  'http://127.0.0.1/',
  'http://[::1]/',
  'http://2130706433/',
  'http://0x7f.1/',
  'http://0177.0.0.1/',
  'http://[::ffff:127.0.0.1]/',
  'http://169.254.169.254/latest/meta-data/',
  'https://user:pass@example.com/',
  'http://example.com:22/',
  'ftp://example.com/a.png',
  'file:///etc/passwd',
])('%s is not fetched', async (url) => {
  await expect(fetchPicture(url, { ...publicRules, timeoutMs: 2_000 })).rejects.toBeInstanceOf(Unfetched);
});

const servers: (() => void)[] = [];
afterAll(() => servers.forEach((close) => close()));
async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  servers.push(() => server.close(() => undefined).closeAllConnections());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
const portOf = (url: string) => Number(new URL(url).port);
/** The local server stands for the internet; everything else stays inside. */
const rules = (...urls: string[]) => ({
  allows: (address: string) => address === '127.0.0.1',
  ports: urls.map(portOf),
  timeoutMs: 1_000,
});

test('a picture is fetched, also behind a redirect', async () => {
  const picture = await serve((_, answer) => answer.end('bytes'));
  const redirect = await serve((_, answer) => answer.writeHead(302, { Location: `${picture}/a.png` }).end());
  expect(Buffer.from(await fetchPicture(redirect, rules(picture, redirect))).toString()).toBe('bytes');
});

test('a redirect does not lead inside', async () => {
  const redirect = await serve((_, answer) =>
    answer.writeHead(302, { Location: 'http://127.0.0.2/secret' }).end(),
  );
  await expect(fetchPicture(redirect, { ...rules(redirect), ports: [portOf(redirect), 80] })).rejects.toThrow(
    'not a public address',
  );
});

test('a loop of redirects, a slow host, a huge file and an error end', async () => {
  const loop = await serve((_, answer) => answer.writeHead(302, { Location: '/again' }).end());
  await expect(fetchPicture(loop, rules(loop))).rejects.toThrow('too many redirects');
  const slow = await serve(() => undefined);
  await expect(fetchPicture(slow, rules(slow))).rejects.toBeInstanceOf(Unfetched);
  const huge = await serve((_, answer) => {
    const more = () => answer.write(Buffer.alloc(1_048_576), () => !answer.destroyed && setImmediate(more));
    more();
  });
  await expect(fetchPicture(huge, { ...rules(huge), timeoutMs: 5_000 })).rejects.toBeInstanceOf(Unfetched);
  const missing = await serve((_, answer) => answer.writeHead(404).end());
  await expect(fetchPicture(missing, rules(missing))).rejects.toThrow('status 404');
});
