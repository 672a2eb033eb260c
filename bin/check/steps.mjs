import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTemporaryPostgres } from '../embedded-postgres/temporary.mjs';
import { root } from '../paths.mjs';
import { runToEnd } from '../processes.mjs';
import { browser } from '../setup/browser.mjs';

/**
 * @typedef {{ passed: number, failed: number, output: string }} Outcome
 * @typedef {{ node: string, files: string[] }} Context
 * @typedef {{ name: string, title: string, takesFiles?: boolean, run: (context: Context) => Promise<Outcome> }} Step
 */

/** @type {Step[]} What `npm test` runs, cheapest first. */
export const steps = [
  { name: 'types', title: 'Types', run: checkTypes },
  { name: 'lint', title: 'Lint', run: ({ node }) => asOne(tool(node, 'oxlint', '--deny-warnings')) },
  { name: 'format', title: 'Format', run: ({ node }) => asOne(tool(node, 'oxfmt', '--check')) },
  { name: 'boundaries', title: 'Boundaries', run: (context) => vitest(context, ['boundaries']) },
  { name: 'tests', title: 'Unit, database, race, routes, stories', takesFiles: true, run: runTests },
  { name: 'e2e', title: 'Journeys in a browser', takesFiles: true, run: runJourneys },
];

/** One program per tsconfig: the root and each folder that has its own. @param {Context} context @returns {Promise<Outcome>} */
async function checkTypes({ node }) {
  const own = ['apps', 'packages'].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => `${folder}/${name}`),
  );
  const projects = ['.', 'e2e', ...own].filter((folder) => existsSync(join(root, folder, 'tsconfig.json')));
  const outcome = { passed: 0, failed: 0, output: '' };
  for (const project of projects) {
    const { code, output } = await tool(node, 'tsc', '-p', project, '--pretty', 'false');
    outcome[code === 0 ? 'passed' : 'failed']++;
    if (code !== 0) outcome.output += `${project}:\n${output}\n`;
  }
  return outcome;
}

/** @param {Context} context */
async function runTests(context) {
  const postgres = await startTemporaryPostgres();
  try {
    return await vitest(context, ['pure', 'server', 'commands'], { JISHI_TEST_DATABASE_URL: postgres.url });
  } finally {
    await postgres.stop();
  }
}

/** @param {Context} context */
async function runJourneys(context) {
  return vitest(context, ['e2e'], { CHROME_PATH: await browser() });
}

/** @param {Context} context @param {string[]} projects @param {NodeJS.ProcessEnv} [env] @returns {Promise<Outcome>} */
async function vitest({ node, files }, projects, env = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'jishi-check-'));
  const report = join(folder, 'report.json');
  const args = [
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    projects.flatMap((name) => ['--project', name]),
    // A whole project without a test is a mistake; a project without the file asked for is not.
    files.length > 0 ? ['--passWithNoTests', ...files] : [],
  ].flat();
  try {
    const { code, output } = await tool(node, 'vitest', ...args, env);
    const { numPassedTests = 0, numFailedTests = 0, testResults = [] } = readReport(report);
    // A file that fails outside its tests (an import, a hook) counts as one failure.
    const broken = testResults.filter(
      ({ status, assertionResults }) =>
        status === 'failed' && !assertionResults.some((it) => it.status === 'failed'),
    );
    const failed = numFailedTests + broken.length;
    return {
      passed: numPassedTests,
      failed: failed || (code === 0 ? 0 : 1),
      output: code === 0 ? '' : output,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} file @returns {{ numPassedTests?: number, numFailedTests?: number, testResults?: { status: string, assertionResults: { status: string }[] }[] }} */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}

/** @param {Promise<{ code: number, output: string }>} run @returns {Promise<Outcome>} */
async function asOne(run) {
  const { code, output } = await run;
  return code === 0 ? { passed: 1, failed: 0, output: '' } : { passed: 0, failed: 1, output };
}

const programs = {
  tsc: 'typescript/bin/tsc',
  oxlint: 'oxlint/bin/oxlint',
  oxfmt: 'oxfmt/bin/oxfmt',
  vitest: 'vitest/vitest.mjs',
};

/** Runs a tool of node_modules on our Node. @param {string} node @param {keyof typeof programs} name @param {(string | NodeJS.ProcessEnv)[]} args */
function tool(node, name, ...args) {
  const extra = args.filter((arg) => typeof arg === 'object');
  const env = Object.assign({ ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined }, ...extra);
  return runToEnd(
    node,
    [join(root, 'node_modules', programs[name]), ...args.filter((arg) => typeof arg === 'string')],
    { cwd: root, env },
  );
}
