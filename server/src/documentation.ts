import reference from '@scalar/fastify-api-reference';
import type { FastifyInstance } from 'fastify';
import { openApiOf } from './platform/openapi.ts';
import type { Route } from './platform/endpoint.ts';
import { declaredProblems } from './platform/problem.ts';

/** The API in full: /openapi.json, a page to browse and try it at /docs, and every refusal at /docs/problems. */
export function serveDocumentation(app: FastifyInstance, routes: readonly Route[]): void {
  const document = openApiOf(routes);
  app.get('/openapi.json', async () => document);
  app.get('/docs/problems', async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(problemsPage()),
  );
  app.register(async (docs) => {
    // The reference page is a program of its own with inline styles and scripts; only this page is allowed them.
    docs.addHook(
      'onSend',
      async (_request, reply) => void reply.header('Content-Security-Policy', docsPolicy),
    );
    await docs.register(
      reference as never,
      {
        routePrefix: '/docs',
        configuration: {
          url: '/openapi.json',
          withDefaultFonts: false,
          hideClientButton: true,
          telemetry: false,
          showDeveloperTools: 'never',
        },
      } as never,
    );
  });
}

const docsPolicy =
  "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; object-src 'none'; frame-ancestors 'none'";

function problemsPage(): string {
  const rows = declaredProblems().map(
    ({ code, status, words }) =>
      `<tr id="${code}"><td><code>${code}</code></td><td>${status}</td><td>${escape(words.en)}<br><span lang="zh-CN">${escape(words.zh)}</span></td></tr>`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Jishi · problems</title>
<style>body{font:15px/1.6 system-ui,"Noto Sans SC",sans-serif;color:#1c2024;max-width:960px;margin:40px auto;padding:0 20px}table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:10px 12px 10px 0;border-bottom:1px solid #f0e9e2;vertical-align:top}:target{background:#fff4ec}span{color:#5b6168}</style>
<h1>Problems</h1><p>Every refusal is <code>application/problem+json</code> with one of these stable codes. <code>detail</code> comes in the language of Accept-Language.</p>
<table><thead><tr><th>code</th><th>status</th><th>what happened, what to do</th></tr></thead><tbody>${rows.join('')}</tbody></table></html>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}
