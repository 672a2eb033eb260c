import { join } from 'node:path';
import { waitForFolder } from '../folder-lock.mjs';
import { ownFolder, root } from '../paths.mjs';
import { step } from '../terminal.mjs';
import { installDependencies, installedMatchesLock } from './dependencies.mjs';
import { installNode24, node24 } from './node24.mjs';
import { buildWebApp, webApps } from './web-apps.mjs';

/** What stays silent when there was nothing to do. */
const quick = { quietBelowMs: 700 };

/**
 * Brings the checkout to where everything runs, and returns the Node that runs it. Two commands in
 * one checkout wait for each other here.
 * @param {{ web: boolean }} needs
 */
export async function setUp({ web }) {
  const present = node24();
  const node = present && installedMatchesLock(root) ? present : await installAll();
  if (web) await buildWebApps(node);
  return node;
}

async function installAll() {
  const release = await waitForFolder(join(ownFolder, 'setup'), 'a set-up');
  try {
    await step('Installing the dependencies', installDependencies, quick);
    const { path } = await step('Getting Node 24', async () => ({ path: await installNode24() }), quick);
    return path;
  } finally {
    release();
  }
}

/** @param {string} node */
async function buildWebApps(node) {
  const release = await waitForFolder(join(ownFolder, 'web'), 'a build of the web apps');
  try {
    for (const name of webApps())
      await step(`Building the web app «${name}»`, () => buildWebApp(name, node), quick);
  } finally {
    release();
  }
}
