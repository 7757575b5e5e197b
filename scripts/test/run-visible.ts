import { spawn } from 'node:child_process';
import { ROOT } from '../build/inputs.ts';

interface Command {
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly minutes: number;
}

/**
 * Runs one of our tools with this Node so that a person sees what it writes. Answers its exit code, 124 when the time
 * was up. Signals from the terminal reach it by themselves.
 */
export function runVisible({ args, env = {}, minutes }: Command): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: 'inherit',
  });
  let expired = false;
  const deadline = setTimeout(() => {
    expired = true;
    // The runner gets a moment to stop the local cloud it started.
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), 15_000).unref();
  }, minutes * 60_000);
  child.on('error', reject);
  child.on('exit', (code) => {
    clearTimeout(deadline);
    resolve(expired ? 124 : (code ?? 1));
  });
  return promise;
}
