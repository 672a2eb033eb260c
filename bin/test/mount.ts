import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether this machine lets us make a small disk to fill. */
export function canMount(): boolean {
  const trial = mkdtempSync(join(tmpdir(), 'jishi-mount-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', trial], { stdio: 'ignore' });
    execFileSync('umount', [trial]);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(trial, { recursive: true, force: true });
  }
}
