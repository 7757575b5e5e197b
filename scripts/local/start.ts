import { randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildAll } from '../build/build.ts';
import { deployStack } from './deploy.ts';
import { portBusy, startFront } from './front.ts';
import { startLocalCloud, type LocalCloud } from './local-cloud.ts';
import { isPortFree, isPortFreeWithin } from './ports.ts';
import { say, step } from './progress.ts';
import { preparePython } from './python.ts';
import { removeRunning, STATE_DIR, writeRunning } from './running.ts';
import { SayError, sentenceOf } from './say-error.ts';
import { lockState } from './state-lock.ts';

const DEFAULT_PORT = 3000;
/** Below the range that systems hand out for outgoing connections, so that a port is still free next time. */
const CLOUD_PORTS = { first: 20_000, count: 10_000 };
const ORPHAN_DEADLINE_MS = 10_000;

type Stop = () => Promise<unknown>;

/** Everything of `npm start`; resolves when a signal asked it to stop and all of it is gone. */
async function start(signal: AbortSignal, stops: Stop[]): Promise<void> {
  const port = portOf(process.env['PORT']);
  if (!(await isPortFree(port))) throw portBusy(port);
  const lock = await lockState(STATE_DIR);
  stops.push(() => lock.release());
  if (process.argv.includes('--fresh')) await wipe();
  await Promise.all([preparePython({ signal }), buildAll({ signal })]);
  const cloud = await step('Starting the local cloud', () => startCloud(signal));
  stops.push(() => step('Saving and stopping the local cloud', () => cloud.stop()));
  const outputs = await deployStack(cloud.endpoint, { stateDir: STATE_DIR, publicPort: port, signal });
  await cloud.save();
  const front = await startFront({ port, endpoint: cloud.endpoint, outputs });
  stops.push(() => front.stop());
  await writeRunning({ url: front.url, endpoint: cloud.endpoint, outputs });
  stops.push(() => removeRunning());
  signal.throwIfAborted();
  say(`Kehila is ready: ${front.url}`);
  await untilAborted(signal);
}

function portOf(text: string | undefined): number {
  const port = Number(text ?? DEFAULT_PORT);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new SayError(`PORT must be a number from 1 to 65535, not "${text ?? ''}".`);
}

/** Removes all data but the lock, which is held by now. */
async function wipe(): Promise<void> {
  for (const name of ['cloud', 'cdk', 'keys.json', 'deploy.json', 'running.json', 'cloud-port']) {
    await rm(join(STATE_DIR, name), { recursive: true, force: true });
  }
}

/** Saved queue addresses name the port, so a state keeps the port it began with. */
async function startCloud(signal: AbortSignal): Promise<LocalCloud> {
  const file = join(STATE_DIR, 'cloud-port');
  const port = existsSync(file) ? Number(await readFile(file, 'utf8')) : await choosePort();
  // An emulator whose start was killed needs a moment to save and go.
  if (!(await isPortFreeWithin(port, ORPHAN_DEADLINE_MS))) {
    throw new SayError(
      `Port ${port}, where the saved local cloud lives, is taken by another program: stop that program, or begin anew with \`npm start -- --fresh\`.`,
    );
  }
  await writeFile(file, String(port));
  return startLocalCloud({ stateDir: join(STATE_DIR, 'cloud'), port, auth: true, persist: true, signal });
}

/** Drawn by lot, so that two checkouts do not settle on the same one. */
async function choosePort(): Promise<number> {
  for (;;) {
    const port = randomInt(CLOUD_PORTS.first, CLOUD_PORTS.first + CLOUD_PORTS.count);
    if (await isPortFree(port)) return port;
  }
}

function untilAborted(signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  // A timer keeps the process alive even if nothing else did.
  const alive = setInterval(() => undefined, 60_000);
  signal.addEventListener('abort', () => {
    clearInterval(alive);
    resolve();
  });
  return promise;
}

const controller = new AbortController();
// npm, the shell and the terminal may each deliver the signal: the first one counts.
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(name, () => {
    controller.abort();
  });
}
const stops: Stop[] = [];
try {
  await start(controller.signal, stops);
} catch (error) {
  if (!controller.signal.aborted) {
    process.stderr.write(`${sentenceOf(error)}\n`);
    process.exitCode = 1;
  }
}
for (const stop of stops.reverse()) {
  try {
    await stop();
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`);
    process.exitCode = 1;
  }
}
process.exit();
