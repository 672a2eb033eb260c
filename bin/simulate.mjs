#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './paths.mjs';
import { Refusal, runCommand } from './refusal.mjs';
import { setUp } from './setup/index.mjs';
import { assertNodeVersion } from './start/checks.mjs';
import { endOnSignals } from './start/signals.mjs';

const help = `
npm run simulate -- [--days 30] [--seed N]

  A market in virtual time on a database of its own: people buy, pay, complain, lend and withdraw, the bank misbehaves,
  processes die. After every day everything is added up. The seed it prints does the same again.
`;

await runCommand(async () => {
  assertNodeVersion();
  const { days, seed, wantsHelp } = readArguments(process.argv.slice(2));
  if (wantsHelp) return console.log(help);
  const node = await setUp({ web: false });
  const ending = endOnSignals();
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const args = [vitest, 'run', '--project', 'server', '--silent=false', 'server/test/simulation'];
  const env = { ...process.env, JISHI_SIMULATE_DAYS: String(days), JISHI_SIMULATE_SEED: String(seed) };
  const child = spawn(node, args, { cwd: root, stdio: 'inherit', env });
  ending.add(() => child.kill());
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('exit', (code, signal) => done(code ?? (signal ? 1 : 0)));
  });
});

/** @param {string[]} args */
function readArguments(args) {
  const { values } = parseArgs({
    args,
    options: { days: { type: 'string' }, seed: { type: 'string' }, help: { type: 'boolean' } },
  });
  return {
    days: wholeNumber(values.days ?? '30', 'days'),
    seed: wholeNumber(values.seed ?? String(Math.floor(Math.random() * 1e9)), 'seed'),
    wantsHelp: values.help === true,
  };
}

/** @param {string} text @param {string} name */
function wholeNumber(text, name) {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) throw new Refusal(`--${name} is a whole number from 1 on`);
  return number;
}
