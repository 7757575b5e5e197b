import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../build/inputs.ts';
import { cloudEnv } from './local-cloud.ts';
import type { StackOutputs } from './deploy.ts';
import { SayError } from './say-error.ts';

/** Where `npm start` keeps everything that outlives it. */
export const STATE_DIR = join(ROOT, '.local/state');
const FILE = 'running.json';

/** The local Kehila that runs now. */
export type Running = { url: string; endpoint: string; outputs: StackOutputs };

/** Says to other commands (demo, operator's command line) where the local Kehila is. The file is private: it holds keys. */
export async function writeRunning(running: Running, stateDir = STATE_DIR): Promise<void> {
  await writeFile(join(stateDir, FILE), JSON.stringify(running, null, 2), { mode: 0o600 });
}

/** Takes that back when it stops. */
export async function removeRunning(stateDir = STATE_DIR): Promise<void> {
  await rm(join(stateDir, FILE), { force: true });
}

/**
 * The local Kehila that runs now, and the environment to set before using the functions' code against it.
 * Raises SayError when `npm start` does not run.
 */
export async function readRunning(stateDir = STATE_DIR): Promise<Running & { env: Record<string, string> }> {
  const file = join(stateDir, FILE);
  if (!existsSync(file)) throw notRunning();
  const running = JSON.parse(await readFile(file, 'utf8')) as Running;
  const answers = await fetch(`${running.endpoint}/_kehila/instance`).then(
    (answer) => answer.ok,
    () => false,
  );
  if (!answers) throw notRunning();
  return { ...running, env: { ...running.outputs.webEnvironment, ...cloudEnv(running.endpoint) } };
}

function notRunning(): SayError {
  return new SayError(
    'The local Kehila does not run: start it with `npm start` in another terminal and try again.',
  );
}
