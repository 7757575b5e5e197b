import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { step } from './progress.ts';
import { lastLines, runCommand } from './run-command.ts';
import { SayError } from './say-error.ts';

const ROOT = join(import.meta.dirname, '../..');
const VENV = join(ROOT, '.local/venv');
const STAMP = 'kehila-requirements.sha256';
const NAMES = ['python3', 'python3.14', 'python3.13', 'python3.12', 'python3.11', 'python3.10', 'python'];
const PROBE = 'import sys; print(sys.version_info >= (3, 10)); import venv, ensurepip';

/**
 * The Python of the project's own environment (.local/venv), with the emulator installed by hash. Made on first use
 * and when requirements.txt changed. Raises SayError without a usable Python or when a package cannot be fetched.
 */
export async function preparePython(options: { signal?: AbortSignal } = {}): Promise<string> {
  const wanted = createHash('sha256')
    .update(await readFile(join(ROOT, 'requirements.txt')))
    .digest('hex');
  if (await isCurrent(wanted)) return join(VENV, 'bin/python');
  const python = findPython();
  await step('Installing the local cloud (MiniStack, first time only)', () =>
    install(python, wanted, options.signal),
  );
  return join(VENV, 'bin/python');
}

async function isCurrent(wanted: string): Promise<boolean> {
  const stamp = join(VENV, STAMP);
  return existsSync(stamp) && (await readFile(stamp, 'utf8')) === wanted;
}

function findPython(): string {
  let withoutVenv = false;
  for (const name of NAMES) {
    const { error, status, stdout } = spawnSync(name, ['-c', PROBE], { encoding: 'utf8' });
    if (error !== undefined || !stdout.startsWith('True')) continue;
    if (status === 0) return name;
    withoutVenv = true;
  }
  throw new SayError(
    withoutVenv
      ? 'Python is here, but its venv module is not: install it (on Debian and Ubuntu: apt install python3-venv) and run this again.'
      : 'The local cloud needs Python 3.10 or newer: install it (python.org, or your system’s package manager) and run this again.',
  );
}

/** Installs beside the old environment and swaps at the end, so that a broken download leaves nothing half made. */
async function install(python: string, wanted: string, signal: AbortSignal | undefined): Promise<void> {
  const fresh = `${VENV}-${process.pid}`;
  await mkdir(join(ROOT, '.local'), { recursive: true });
  try {
    await must('make the Python environment', [python, '-m', 'venv', fresh], signal);
    const pip = [
      join(fresh, 'bin/python'),
      '-m',
      'pip',
      'install',
      '--quiet',
      '--disable-pip-version-check',
      '--no-input',
    ];
    const what = ['--require-hashes', '-r', join(ROOT, 'requirements.txt')];
    await must('install the emulator', [...pip, ...what], signal);
    await writeFile(join(fresh, STAMP), wanted);
    await rm(VENV, { recursive: true, force: true });
    await rename(fresh, VENV);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

async function must(what: string, [command = '', ...args]: string[], signal?: AbortSignal): Promise<void> {
  const { code, output } = await runCommand(command, args, { cwd: ROOT, signal });
  if (code === 0) return;
  throw new SayError(
    `Could not ${what}: check the network and run this again. The last lines were:\n${lastLines(output)}`,
  );
}
