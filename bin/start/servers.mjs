import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../paths.mjs';
import { bornAt, isAlive, lastLines, sleep, stopProcess } from '../processes.mjs';
import { Refusal } from '../refusal.mjs';
import { dim, red } from '../terminal.mjs';

const stayWithParent = fileURLToPath(new URL('stay-with-parent.mjs', import.meta.url));

/**
 * The server's roles in two processes: what answers people, and what works behind, so that a long job
 * never delays an answer. Two are what two cores carry.
 * @param {string[]} serve
 */
export function groupsOf(serve) {
  const front = serve.filter((role) => role !== 'worker');
  const behind = serve.filter((role) => role === 'worker');
  return [front, behind].filter((group) => group.length > 0);
}

/** Addresses that localhost leads to. */
const loopback = new Set(['127.0.0.1', '::1', '0.0.0.0', '::', 'localhost']);

/**
 * The server processes, kept running: one that ends is started again, after a pause that
 * doubles while it keeps ending.
 * @param {{ node: string, serve: string[], env: NodeJS.ProcessEnv, data: string, host: string, port: number }} wanted
 */
export function startServers({ node, serve, env, data, host, port }) {
  const logs = join(data, 'logs');
  /** @type {Map<string, number>} */
  const pids = new Map();
  const note = (/** @type {string} */ name, /** @type {number} */ pid) =>
    noteRunning(data, pids.set(name, pid));
  mkdirSync(logs, { recursive: true });
  /** @type {ReturnType<typeof keepRunning>[]} */
  const processes = [];
  const origin = `http://${loopback.has(host) ? 'localhost' : host}:${port}`;
  return {
    /** One after the other: what works behind calls what answers in front. */
    async open() {
      for (const group of groupsOf(serve)) {
        const server = keepRunning({ node, group, env, logFile: join(logs, `${group[0]}.log`), note });
        processes.push(server);
        if (processes.length === 1) await untilReady(server, origin);
        server.settled();
      }
    },
    stop: () => Promise.all(processes.map((each) => each.stop())),
  };
}

/** @param {{ node: string, group: string[], env: NodeJS.ProcessEnv, logFile: string, note: (name: string, pid: number) => void }} wanted */
function keepRunning({ node, group, env, logFile, note }) {
  const name = group.join(',');
  turnOver(logFile);
  const log = createWriteStream(logFile, { flags: 'a', mode: 0o600 });
  // On a full disk the log stops; the shop goes on as long as it can.
  log.on('error', () => undefined);
  const logStart = sizeOf(logFile);
  let stopping = false;
  let settled = false;
  let pauseMs = 200;
  /** @type {import('node:child_process').ChildProcess} */
  let child;
  const run = () => {
    const began = Date.now();
    const args = ['--import', stayWithParent, 'server/src/main.ts', '--serve', name];
    child = spawn(node, args, { cwd: root, env, detached: true, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    if (child.pid) note(name, child.pid);
    child.stdout?.on('data', (chunk) => tellTerminal(name, chunk, log));
    child.stderr?.on('data', (chunk) => tellTerminal(name, chunk, log));
    child.on('error', (error) => log.write(`${error.message}\n`));
    child.on('exit', (code, signal) => {
      if (stopping || !settled) return;
      pauseMs = Date.now() - began > 30_000 ? 200 : Math.min(pauseMs * 2, 10_000);
      console.log(`  ${red('!')} ${name} ended (${signal ?? code}); starting it again ${dim(logFile)}`);
      setTimeout(() => stopping || run(), pauseMs);
    });
  };
  run();
  return {
    name,
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    settled: () => (settled = true),
    said: () => readFileSync(logFile, 'utf8').slice(logStart),
    async stop() {
      stopping = true;
      if (child.pid && isAlive({ pid: child.pid })) {
        await stopProcess(child.pid, [
          ['SIGTERM', 12_000],
          ['SIGKILL', 2_000],
        ]);
      }
      await new Promise((done) => log.end(() => done(undefined)));
    },
  };
}

/** @param {ReturnType<typeof keepRunning>} server @param {string} origin */
async function untilReady(server, origin) {
  const end = Date.now() + 90_000;
  const listens = server.name !== 'worker';
  for (const began = Date.now(); Date.now() < end; await sleep(40)) {
    if (server.hasEnded()) throw endedEarly(server);
    if (listens ? await answers(`${origin}/readyz`) : Date.now() - began > 500) return;
  }
  throw new Refusal(
    `The server (${server.name}) was not ready within 90 s; its log ends with:\n${lastLines(server.said(), 15)}`,
  );
}

/** @param {ReturnType<typeof keepRunning>} server */
function endedEarly(server) {
  const said = server.said();
  const port = /EADDRINUSE.*?:(\d+)/.exec(said)?.[1];
  if (port)
    return new Refusal(
      `Port ${port} is taken by another program; choose another: npm start -- --port ${Number(port) + 1}.`,
    );
  return new Refusal(`The server (${server.name}) ended while starting; it said:\n${lastLines(said, 15)}`);
}

/** @param {string} url */
async function answers(url) {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}

/** Everything goes to the log; warnings and errors to the terminal too. @param {string} name @param {Buffer} chunk @param {NodeJS.WritableStream} log */
function tellTerminal(name, chunk, log) {
  log.write(chunk);
  for (const line of chunk.toString().split('\n')) {
    const level = /^\{"level":(\d+)/.exec(line)?.[1];
    if (!level || Number(level) < 40) continue;
    const { msg = '', err } = readJson(line);
    console.log(`  ${red('!')} ${name}: ${firstLine([msg, err?.message].filter(Boolean).join(': '))}`);
  }
}

/** The rest is in the log. @param {string} text */
const firstLine = (text) => text.split('\n')[0];

/** @param {string} line @returns {{ msg?: string, err?: { message?: string } }} */
function readJson(line) {
  try {
    return JSON.parse(line);
  } catch {
    return { msg: line };
  }
}

const runningFile = (/** @type {string} */ data) => join(data, 'running.json');

/** @param {string} data @param {Map<string, number>} pids */
function noteRunning(data, pids) {
  const running = [...pids.values()].map((pid) => ({ pid, born: bornAt(pid) }));
  writeFileSync(`${runningFile(data)}.new`, JSON.stringify(running));
  renameSync(`${runningFile(data)}.new`, runningFile(data));
}

/**
 * Ends the server processes of a starter that was killed outright: they are on their way out already
 * (stay-with-parent.mjs), but may still hold the port. @param {string} data
 */
export async function stopLeftovers(data) {
  try {
    /** @type {{ pid: number, born: string }[]} */
    const left = JSON.parse(readFileSync(runningFile(data), 'utf8'));
    for (const each of left.filter(isAlive)) {
      await stopProcess(each.pid, [
        ['SIGTERM', 3_000],
        ['SIGKILL', 2_000],
      ]);
    }
  } catch {
    // No such file: nothing was running.
  }
}

/** @param {string} file */
function sizeOf(file) {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
}

/** @param {string} file */
function turnOver(file) {
  if (sizeOf(file) > 20e6) renameSync(file, `${file}.1`);
}
