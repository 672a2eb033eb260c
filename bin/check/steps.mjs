import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTemporaryPostgres } from '../embedded-postgres/temporary.mjs';
import { root } from '../paths.mjs';
import { runToEnd } from '../processes.mjs';
import { dim } from '../terminal.mjs';
import { browser } from '../setup/browser.mjs';

/**
 * @typedef {{ passed: number, failed: number, output: string }} Outcome
 * @typedef {{ node: string, files: string[], ending: ReturnType<typeof import('../start/signals.mjs').endOnSignals>, signal: AbortSignal }} Context
 * @typedef {{ name: string, title: string, takesFiles?: boolean, run: (context: Context) => Promise<Outcome> }} Step
 */

/** @type {Step[]} What `npm test` runs, cheapest first. */
export const steps = [
  { name: 'types', title: 'Types', run: checkTypes },
  { name: 'lint', title: 'Lint', run: (context) => asOne(tool(context, 'oxlint', ['--deny-warnings'])) },
  { name: 'format', title: 'Format', run: (context) => asOne(tool(context, 'oxfmt', ['--check'])) },
  { name: 'boundaries', title: 'Boundaries', run: (context) => vitest(context, ['boundaries']) },
  { name: 'tests', title: 'Unit, database, race, routes, stories', takesFiles: true, run: runTests },
  { name: 'e2e', title: 'Journeys in a browser', takesFiles: true, run: runJourneys },
];

/** One program per tsconfig: the root and each folder that has its own. @param {Context} context @returns {Promise<Outcome>} */
async function checkTypes(context) {
  const own = ['apps', 'packages'].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => `${folder}/${name}`),
  );
  const projects = ['.', 'e2e', ...own].filter((folder) => existsSync(join(root, folder, 'tsconfig.json')));
  const outcome = { passed: 0, failed: 0, output: '' };
  for (const project of projects) {
    const { code, output } = await tool(context, 'tsc', ['-p', project, '--pretty', 'false']);
    outcome[code === 0 ? 'passed' : 'failed']++;
    if (code !== 0) outcome.output += `${project}:\n${output}\n`;
  }
  return outcome;
}

/** @param {Context} context */
async function runTests(context) {
  const postgres = await startTemporaryPostgres();
  context.ending.add(() => postgres.stop());
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
async function vitest(context, projects, env = {}) {
  const { files } = context;
  const folder = mkdtempSync(join(tmpdir(), 'jishi-check-'));
  const report = join(folder, 'report.json');
  const args = [
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    projects.flatMap((name) => ['--project', name]),
    // A whole project without a test is a mistake; a project without the file asked for is not.
    files.length > 0 ? ['--passWithNoTests', ...files] : [],
  ].flat();
  try {
    const { code, output } = await tool(context, 'vitest', args, { env, onChunk: tellFiles });
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

/** A line for each test file as it ends: the longest step should not be silent. @param {string} text */
function tellFiles(text) {
  for (const line of text.split('\n')) {
    const file = /^ [✓❯×] (?:\|\S+\| )?(\S+\.test\.tsx?) .*$/u.exec(line);
    if (file) console.log(dim(`      ${line.trim()}`));
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

/**
 * Runs a tool of node_modules on our Node.
 * @param {Context} context @param {keyof typeof programs} name @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, onChunk?: (text: string) => void }} [more]
 */
function tool({ node, signal }, name, args, { env = {}, onChunk } = {}) {
  return runToEnd(node, [join(root, 'node_modules', programs[name]), ...args], {
    cwd: root,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, ...env },
    signal,
    ...(onChunk ? { onChunk } : {}),
  });
}
