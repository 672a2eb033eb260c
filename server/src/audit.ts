/** `npm run audit`: adds everything up again on the live database and prints what it checked. Exit code 1 on a finding. */
import { auditAll } from './audit-all.ts';
import { readConfig } from './platform/config.ts';
import { openDatabase } from './platform/db.ts';

const started = performance.now();
const database = openDatabase(readConfig(process.env).databaseUrl, { size: 1, name: 'jishi audit' });
try {
  const { checked, findings } = await auditAll(database.db);
  const width = Math.max(...checked.map(({ name }) => name.length));
  for (const { name, says, rows, wrong } of checked) {
    const mark = wrong === 0 ? 'ok   ' : 'WRONG';
    console.log(
      `${mark} ${name.padEnd(width)}  ${String(rows).padStart(9)} rows  ${says}${wrong === 0 ? '' : `: ${wrong} are not`}`,
    );
  }
  for (const { name, examples } of findings)
    console.log(
      `\n${name}, for example:\n${examples.map((example) => JSON.stringify(example, plain)).join('\n')}`,
    );
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  console.log(`\n${checked.length} checks, ${findings.length} with findings, in ${seconds} s`);
  if (findings.length > 0) process.exitCode = 1;
} finally {
  await database.close();
}

function plain(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
