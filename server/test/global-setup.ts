import type { TestProject } from 'vitest/node';
import { startTemporaryPostgres } from '../../bin/embedded-postgres/temporary.mjs';
import { createTemplate } from './template.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A maintenance connection to the PostgreSQL of this run. */
    postgresUrl: string;
    /** The migrated, empty database that each test file clones. */
    template: string;
  }
}

/** One PostgreSQL for the whole run: the one `npm test` started, or our own when vitest is run by hand. */
export default async function setUp(project: TestProject): Promise<(() => Promise<void>) | void> {
  const given = process.env.JISHI_TEST_DATABASE_URL;
  const own = given ? undefined : await startTemporaryPostgres();
  const postgresUrl = given ?? own!.url;
  try {
    project.provide('postgresUrl', postgresUrl);
    project.provide('template', await createTemplate(postgresUrl));
  } catch (error) {
    await own?.stop();
    throw error;
  }
  return own?.stop;
}
