#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { steps } from './check/steps.mjs';
import { Refusal, runCommand } from './refusal.mjs';
import { setUp } from './setup/index.mjs';
import { assertNodeVersion } from './start/checks.mjs';
import { endOnSignals } from './start/signals.mjs';
import { bold, green, red, seconds } from './terminal.mjs';

const help = `
npm test -- [options] [file…]

  --only STEP   one step (repeatable): ${steps.map(({ name }) => name).join(', ')}
  --help        this text
  file          only test files whose path contains this, and nothing else
`;

await runCommand(async () => {
  assertNodeVersion();
  const { only, files, wantsHelp } = readArguments(process.argv.slice(2));
  if (wantsHelp) return console.log(help);
  const began = performance.now();
  console.log(`\n${bold('Checking Jishi')}\n`);
  const node = await setUp({ web: false });
  const ending = endOnSignals();
  const abort = new AbortController();
  ending.add(() => abort.abort());
  const context = { node, files, ending, signal: abort.signal };
  const total = { passed: 0, failed: 0 };
  for (const each of steps.filter(({ name, takesFiles }) =>
    only.length > 0 ? only.includes(name) : files.length === 0 || takesFiles,
  )) {
    const { passed, failed, output } = await runStep(each, context);
    total.passed += passed;
    total.failed += failed;
    if (failed > 0) console.log(`\n${shortened(output)}\n`);
  }
  console.log(`\n  ${seconds(performance.now() - began)} in all\n`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
});

/** @param {import('./check/steps.mjs').Step} it @param {import('./check/steps.mjs').Context} context */
async function runStep({ title, run }, context) {
  const began = performance.now();
  const outcome = await run(context).catch((error) => {
    if (error instanceof Refusal) return { passed: 0, failed: 1, output: error.message };
    throw error;
  });
  const { passed, failed } = outcome;
  const mark = failed === 0 ? green('✓') : red('✗');
  const remark = failed === 0 ? `${passed} passed` : red(`${passed} passed, ${failed} failed`);
  console.log(`  ${mark} ${title.padEnd(40)} ${seconds(performance.now() - began).padStart(8)}  ${remark}`);
  return outcome;
}

/** The beginning and the end of a long text: what is first wrong, and the sum. @param {string} text */
function shortened(text) {
  const lines = text.trimEnd().split('\n');
  if (lines.length <= 240) return lines.join('\n');
  return [...lines.slice(0, 120), `… ${lines.length - 240} more lines …`, ...lines.slice(-120)].join('\n');
}

/** @param {string[]} args */
function readArguments(args) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { only: { type: 'string', multiple: true }, help: { type: 'boolean', short: 'h' } },
    });
    const only = values.only ?? [];
    const stranger = only.find((name) => !steps.some((each) => each.name === name));
    if (stranger)
      throw new Refusal(
        `"${stranger}" is not a step; choose from ${steps.map(({ name }) => name).join(', ')}.`,
      );
    return { only, files: positionals, wantsHelp: values.help === true };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(
      `${error instanceof Error ? error.message.split('. ')[0] : error}; npm test -- --help lists the options.`,
    );
  }
}
