import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

/** When a process began, as its system writes it: with the pid it names one process for ever. @param {number} pid */
export function bornAt(pid) {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return state === 'Z' ? undefined : rest[18];
    }
    if (process.platform === 'darwin')
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)])
        .toString()
        .trim();
    process.kill(pid, 0);
    return 'unknown';
  } catch {
    return undefined;
  }
}

/** @param {{ pid: number, born?: string | undefined }} it */
export function isAlive({ pid, born }) {
  const now = bornAt(pid);
  return now !== undefined && (born === undefined || born === now);
}

/** @param {number} ms */
export const sleep = (ms) => new Promise((wake) => setTimeout(wake, ms));

/** Waits until `check` is true. @param {() => boolean | Promise<boolean>} check @param {number} timeoutMs */
export async function until(check, timeoutMs, everyMs = 25) {
  const end = Date.now() + timeoutMs;
  while (!(await check())) {
    if (Date.now() > end) return false;
    await sleep(everyMs);
  }
  return true;
}

/** Sends each signal in turn, waiting for the process to end after each. @param {number} pid @param {[NodeJS.Signals, number][]} signals */
export async function stopProcess(pid, signals) {
  const born = bornAt(pid);
  for (const [signal, patienceMs] of signals) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    if (await until(() => !isAlive({ pid, born }), patienceMs)) return;
  }
}

/**
 * Runs a command to its end and collects what it said, without colours.
 * @param {string} command @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { onChunk?: (text: string) => void }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runToEnd(command, args, { onChunk, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    const hear = (/** @type {Buffer} */ chunk) => {
      const text = stripVTControlCharacters(chunk.toString());
      output += text;
      onChunk?.(text);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code: code ?? (signal ? 128 : 1), output }));
  });
}

/** @param {string} text @param {number} count */
export const lastLines = (text, count) => text.trimEnd().split('\n').slice(-count).join('\n');
