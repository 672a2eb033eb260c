import { expect, test } from 'vitest';
import { newId } from '../../../platform/ids.ts';
import { codeHash, newWrappedKey, phoneHash, seal, unlockVault, unseal } from '../vault.ts';
import { deviceName, maskPhone, newToken, tokenOwner } from '../person.ts';

unlockVault('a secret for tests only');
const xiaoman = newId('person');
const guli = newId('person');
const key = newWrappedKey(xiaoman);

test('what is sealed for a person opens for that person only', () => {
  const sealed = seal(key, xiaoman, '杭州市西湖区文三路 1 号');
  expect(unseal(key, xiaoman, sealed)).toBe('杭州市西湖区文三路 1 号');
  expect(() => unseal(key, guli, sealed)).toThrow();
  expect(() => unseal(newWrappedKey(xiaoman), xiaoman, sealed)).toThrow();
});

test('any altered byte is noticed', () => {
  const sealed = seal(key, xiaoman, '13800000001');
  for (let i = 0; i < sealed.length; i++) {
    const altered = Buffer.from(sealed);
    altered[i]! ^= 1;
    expect(() => unseal(key, xiaoman, altered)).toThrow();
  }
});

test('the same text is never sealed the same way, so equal addresses cannot be told', () => {
  expect(seal(key, xiaoman, 'same')).not.toEqual(seal(key, xiaoman, 'same'));
});

test('another installation cannot read or look up anything', () => {
  const sealed = seal(key, xiaoman, 'secret');
  const [phone, code] = [phoneHash('13800000001'), codeHash('13800000001', '123456')];
  unlockVault('another secret');
  expect(() => unseal(key, xiaoman, sealed)).toThrow();
  expect(phoneHash('13800000001')).not.toEqual(phone);
  expect(codeHash('13800000001', '123456')).not.toEqual(code);
  unlockVault('a secret for tests only');
  expect(unseal(key, xiaoman, sealed)).toBe('secret');
});

test('a token tells whose it is, and nothing else is taken for one', () => {
  const token = newToken(xiaoman, Buffer.alloc(32, 7));
  expect(token).toHaveLength(64);
  expect(tokenOwner(token)).toBe(xiaoman);
  for (const wrong of ['', 'x', token.slice(1), `${token}A`, token.replace(/^./, '!')])
    expect(tokenOwner(wrong)).toBeNull();
});

test('a phone is shown masked', () => expect(maskPhone('13800000001')).toBe('138****0001'));

test.each([
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Mobile/15E148 Safari/604.1',
    'iPhone · Safari',
  ],
  [
    'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/131.0 Mobile Safari/537.36 MicroMessenger/8.0',
    'Android · WeChat',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/131.0 Safari/537.36', 'Linux · Chrome'],
  ['curl/8.5.0', 'curl'],
  [undefined, 'API'],
])('a device has a name its owner knows: %s', (agent, name) => expect(deviceName(agent)).toBe(name));
