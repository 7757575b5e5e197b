import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SayError } from './say-error.ts';

/** Lets one process at a time use a state folder. A lock of a process that is gone is taken over. */
export async function lockState(stateDir: string): Promise<{ release(): Promise<void> }> {
  const file = join(stateDir, 'lock');
  await mkdir(stateDir, { recursive: true, mode: 0o700 });
  for (;;) {
    try {
      await writeFile(file, String(process.pid), { flag: 'wx' });
      return { release: () => rm(file, { force: true }) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = existsSync(file) ? Number(await readFile(file, 'utf8')) : 0;
      if (holder > 0 && isAlive(holder)) {
        throw new SayError(
          `Kehila is already running here (process ${holder}): stop it with Ctrl-C in its terminal, or \`kill ${holder}\`.`,
        );
      }
      await rm(file, { force: true });
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    // No such process, or one of another user that took the number since.
    return false;
  }
}
