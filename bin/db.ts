import { parseArgs } from 'node:util';
import { backup } from './database/backup.ts';
import { connected, nameIn, quoted, withDatabase } from './database/connect.ts';
import { migrated, prepare, townInPlace } from './database/prepare.ts';
import { query } from './database/query.ts';
import { restore } from './database/restore.ts';
import { Refusal, runCommand } from './refusal.mjs';
import { step } from './terminal.mjs';

const help = `
npm run db COMMAND          with the database of the data folder, or of DATABASE_URL

  create                    makes it and brings it up to date, empty
  migrate                   brings it up to date
  seed                      builds the demo town in an empty one
  reset                     drops it and makes it again, empty (-- --demo: with the demo town)
  operator PHONE            makes the person with this phone an operator with every right
  query ["select …"]        asks it; without a text, what is piped in
  backup DIR                writes it and the uploaded files into a new folder
  restore DIR [-- --replace] builds it from a backup, verified by hashes
`;

type Call = { url: string; data: string; argument: string; demo?: boolean; replace?: boolean };

const commands = {
  /** For npm start: everything at once; the demo accounts go back through the channel. */
  async prepare({ url, demo = false }: Call) {
    const accounts = await prepare(url, { demo });
    if (process.send) await new Promise((sent) => process.send?.(accounts, sent));
    process.disconnect?.();
  },
  async create({ url, demo = false }: Call) {
    await prepare(url, { demo });
  },
  migrate: ({ url }: Call) => migrated(url),
  seed: ({ url }: Call) => townInPlace(url),
  async reset({ url, demo = false }: Call) {
    await connected(withDatabase(url, 'postgres'), (admin) =>
      admin.query(`drop database if exists ${quoted(nameIn(url))} with (force)`),
    );
    await prepare(url, { demo });
  },
  async operator({ url, argument }: Call) {
    if (!/^1\d{10}$/.test(argument))
      throw new Refusal('Name a phone number of 11 digits: npm run db operator 13800000000.');
    const { makeOperator } = await import('./database/operator.ts');
    await step(`Making ${argument} an operator`, () => makeOperator(url, argument));
    console.log('Sign in at /console/ with this phone; you will be asked to set up a second factor.');
  },
  query: ({ url, argument }: Call) => query(url, argument),
  async backup({ url, data, argument }: Call) {
    const folder = argument || `backup-${new Date().toISOString().slice(0, 19).replaceAll(':', '')}`;
    await step(
      `Backing up into ${folder}`,
      async () => `${(await backup(url, data, folder)).tables.length} tables`,
    );
  },
  async restore({ url, data, argument, replace = false }: Call) {
    if (!argument) throw new Refusal('Name the folder of the backup: npm run db restore DIR.');
    await step(
      `Restoring ${argument}`,
      async () =>
        `${(await restore(url, data, argument, { replace })).tables.length} tables, every hash the same`,
    );
  },
};

function parse() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { demo: { type: 'boolean' }, replace: { type: 'boolean' } },
    });
  } catch (error) {
    throw new Refusal(`${error instanceof Error ? error.message : String(error)}\n${help}`);
  }
}

await runCommand(async () => {
  const { values, positionals } = parse();
  const [command, argument = ''] = positionals;
  const url = process.env.DATABASE_URL;
  const data = process.env.JISHI_DATA;
  if (!command || !(command in commands)) return console.log(help);
  if (!url || !data) throw new Refusal('This needs DATABASE_URL and JISHI_DATA; npm run db gives them.');
  await commands[command as keyof typeof commands]({ url, data, argument, ...values });
});
