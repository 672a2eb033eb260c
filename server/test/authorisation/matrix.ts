import type { RouteContract } from '../../src/platform/contract.ts';
import { accessWords } from '../../src/platform/openapi.ts';
import { shopPermissions, shopRoles } from '../../src/platform/permissions.ts';
import { answerFor, roles } from './roles.ts';

/** The authorisation matrix as a page: what each route answers each role, asked of the platform itself. */
export function matrixPage(
  contracts: Readonly<Record<string, RouteContract>>,
  pages: Readonly<Record<string, string>>,
): string {
  const rows = Object.entries(contracts).toSorted(([a], [b]) => sortKey(a).localeCompare(sortKey(b), 'en'));
  return `# Who may call what

Generated from the contracts by \`server/test/authorisation.test.ts\`; the test fails when this page is out of date.
Write it again with \`npx vitest run server/test/authorisation.test.ts -u\`.

✓ may call it; what belongs to another buyer is then still not found. 401 sign in first. 403 the role lacks the right, or the second
factor. 404 nothing is there for this person to know of. \`development\` routes are 404 for everybody in production;
\`gateway\` routes are called by a payment provider, whose signature is checked instead.

| route | for | ${roles.join(' | ')} |
|---|---|${roles.map(() => '---|').join('')}
${rows.map(([key, contract]) => row(key, contract)).join('\n')}

${rows.length} routes.

## Roles in a shop

| permission | ${Object.keys(shopRoles).join(' | ')} |
|---|${Object.keys(shopRoles)
    .map(() => '---|')
    .join('')}
${shopPermissions
  .map(
    (permission) =>
      `| ${permission} | ${Object.values(shopRoles)
        .map((has) => (has.includes(permission) ? '✓' : ''))
        .join(' | ')} |`,
  )
  .join('\n')}

## Beside the contracts

| path | for |
|---|---|
${Object.entries(pages)
  .map(([path, words]) => `| \`${path}\` | ${words} |`)
  .join('\n')}
`;
}

function row(key: string, contract: RouteContract): string {
  const cells = roles
    .map((role) => answerFor(contract, role))
    .map((answer) => (answer === 'yes' ? '✓' : answer));
  return `| \`${key}\` | ${accessWords(contract.access)} | ${cells.join(' | ')} |`;
}

/** By path, then method. */
function sortKey(key: string): string {
  const [method, path] = key.split(' ');
  return `${path} ${method}`;
}
