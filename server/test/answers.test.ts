import { expect, test } from 'vitest';
import { openModules } from '../src/house.ts';
import { testApp } from './app.ts';
import { testDatabase } from './database.ts';

const database = await testDatabase();

test.each([
  ['in development', true, undefined],
  ['in production', false, 'max-age=31536000; includeSubDomains'],
])('an answer of the API is no page, %s', async (_where, development, strictTransport) => {
  const { call } = testApp(database, openModules, { development });
  for (const route of ['GET /search/suggestions?q=a', 'GET /search/suggestions']) {
    const { headers } = await call(route);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(headers['strict-transport-security']).toBe(strictTransport);
  }
});

test.each(['/%zz', '/api/%zz'])(
  'an address that cannot be read, %s, is refused in the words of the house',
  async (url) => {
    const { app } = testApp(database, openModules);
    const answer = await app.inject({ url, headers: { 'accept-language': 'en' } });
    expect(answer.statusCode).toBe(400);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({ code: 'platform.invalid_request' });
  },
);
