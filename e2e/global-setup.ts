import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { root } from '../bin/paths.mjs';
import { browser } from '../bin/setup/browser.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the marketplace of this run answers, such as http://localhost:40123. */
    origin: string;
    /** Its data folder, for those who look behind the counter (bin/start/database.mjs: database.json). */
    dataFolder: string;
    /** The Chrome or Chromium to drive. */
    chromePath: string;
  }
}

/**
 * Opens the marketplace with the demo town the way a newcomer does, once for all journeys. With
 * JISHI_E2E_ORIGIN set, the one that runs there is used.
 */
export default async function setUp(project: TestProject): Promise<(() => Promise<void>) | void> {
  project.provide('chromePath', await browser());
  const running = process.env.JISHI_E2E_ORIGIN;
  if (running) {
    project.provide('origin', running);
    project.provide('dataFolder', process.env.JISHI_DATA ?? '');
    return;
  }
  const data = mkdtempSync(join(tmpdir(), 'jishi-e2e-'));
  const { DATABASE_URL: _, ...env } = process.env;
  const shop = spawn(process.execPath, ['bin/start.mjs', '--port', '0', '--data', data], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await opened(shop);
  project.provide('origin', JSON.parse(readFileSync(join(data, 'holder.json'), 'utf8')).address);
  project.provide('dataFolder', data);
  return async () => {
    shop.kill('SIGTERM');
    await once(shop, 'exit');
    rmSync(data, { recursive: true, force: true });
  };
}

function opened(shop: ReturnType<typeof spawn>): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer) => {
      said += String(chunk);
      if (said.includes('Jishi is open')) resolve();
    };
    shop.stdout?.on('data', listen);
    shop.stderr?.on('data', listen);
    shop.once('error', reject);
    shop.once('exit', (code) => reject(new Error(`npm start ended with ${code}:\n${said}`)));
  });
}
