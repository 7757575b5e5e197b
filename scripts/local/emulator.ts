import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync, closeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { lastLines } from './run-command.ts';
import { SayError } from './say-error.ts';

const START_DEADLINE_MS = 60_000;
const STOP_DEADLINE_MS = 20_000;
const POLL_MS = 50;

export type EmulatorStart = {
  python: string;
  env: Record<string, string>;
  /** The instance answers this token at /_kehila/instance: so nobody takes another's emulator for his own. */
  token: string;
  port: number;
  log: string;
};

export type Emulator = { stop(): Promise<void> };

/** Starts the emulator's process and waits until it answers with its token. */
export async function startEmulator(start: EmulatorStart): Promise<Emulator | 'port-taken'> {
  const log = openSync(start.log, 'w', 0o600);
  // Its own process group: Ctrl-C in a terminal must not reach it before the front is closed.
  const child = spawn(start.python, [join(import.meta.dirname, 'run_emulator.py')], {
    env: start.env,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const failed = once(child, 'error').then(([cause]) => cause as Error);
  const deadline = Date.now() + START_DEADLINE_MS;
  while (Date.now() < deadline && child.exitCode === null && child.signalCode === null) {
    if (await isOurs(start)) return { stop: () => stopEmulator(child) };
    const cause = await Promise.race([failed, delay(POLL_MS, undefined)]);
    if (cause !== undefined) throw new SayError(`The local cloud could not be started: ${cause.message}.`);
  }
  await stopEmulator(child);
  const output = readFileSync(start.log, 'utf8');
  if (/already in use|address already/i.test(output)) return 'port-taken';
  throw new SayError(
    `The local cloud did not start; its last lines (${start.log}) were:\n${lastLines(output)}`,
  );
}

async function isOurs({ port, token }: EmulatorStart): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/_kehila/instance`, {
      signal: AbortSignal.timeout(2000),
    });
    return (await answer.text()) === token;
  } catch {
    // Not listening yet, or something else is: both mean "not ours", and the deadline decides.
    return false;
  }
}

/** Asks it to save and end; after the deadline its whole group, workers included, is killed. */
async function stopEmulator(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const ended = await Promise.race([gone, delay(STOP_DEADLINE_MS, 'late' as const, { ref: false })]);
  if (ended !== 'late') return;
  process.kill(-child.pid, 'SIGKILL');
  await gone;
}
