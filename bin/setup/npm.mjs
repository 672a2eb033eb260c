import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { lastLines, runToEnd } from '../processes.mjs';
import { Refusal } from '../refusal.mjs';

/** npm beside the running Node where it lies there, else the one on the PATH. */
function npmCommand() {
  const beside = [
    join(dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(dirname(process.execPath), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ].find(existsSync);
  const script = process.env.npm_execpath?.endsWith('npm-cli.js') ? process.env.npm_execpath : beside;
  return script
    ? { command: process.execPath, first: [script], shell: false }
    : { command: 'npm', first: [], shell: process.platform === 'win32' };
}

/**
 * `npm ci` in a folder. Install scripts are switched off: npm 11 asks before it runs them and npm 10
 * does not, and what is installed must not depend on that.
 * @param {string} folder @param {string} what
 */
export async function npmCi(folder, what) {
  let result = await npm(folder, 'ci');
  // A registry that does not offer every platform's packages leaves holes in a lock file written with
  // it, and `npm ci` then refuses the whole; `install` follows the same lock and passes over the holes.
  if (/EUSAGE/.test(result.output)) result = await npm(folder, 'install', '--no-save');
  if (result.code === 0) return;
  if (/ENOSPC/.test(result.output))
    throw new Refusal(`The disk that holds ${folder} is full; free about 2 GB and start again.`);
  if (/EACCES|EROFS|EPERM/.test(result.output))
    throw new Refusal(`npm may not write in ${folder}; run this as the owner of the folder.`);
  throw new Refusal(
    `npm could not install ${what}; check the network and the registry, then start again. npm said:\n${lastLines(result.output, 12)}`,
  );
}

const flags = [
  '--ignore-scripts',
  '--no-audit',
  '--no-fund',
  '--loglevel=error',
  '--include=dev',
  '--include=optional',
];

/** @param {string} folder @param {string[]} args */
async function npm(folder, ...args) {
  const { command, first, shell } = npmCommand();
  try {
    return await runToEnd(command, [...first, ...args, ...flags], { cwd: folder, shell });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    throw new Refusal(
      'npm was not found; install Node.js 20.19 or newer together with npm (https://nodejs.org).',
    );
  }
}
