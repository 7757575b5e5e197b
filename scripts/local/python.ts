import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { step } from './progress.ts';
import { lastLines, runCommand } from './run-command.ts';
import { SayError } from './say-error.ts';

const ROOT = join(import.meta.dirname, '../..');
const STAMP = 'kehila-requirements.sha256';
const NAMES = ['python3', 'python3.14', 'python3.13', 'python3.12', 'python3.11', 'python3.10', 'python'];
const PROBE = 'import sys; print(sys.version_info >= (3, 10)); import venv, ensurepip';

interface Environment {
  /** Folder below .local. */
  readonly name: string;
  /** File with the hash of every package, from the top of the project. */
  readonly requirements: string;
  /** What a person who waits is told. */
  readonly label: string;
}

/** What the emulator runs in. */
const LOCAL_CLOUD: Environment = {
  name: 'venv',
  requirements: 'requirements.txt',
  label: 'Installing the local cloud (MiniStack, first time only)',
};

/**
 * The Python of the project's own environment (.local/venv), with the emulator installed by hash. Made on first use
 * and when requirements.txt changed. Raises SayError without a usable Python or when a package cannot be fetched.
 */
export function preparePython(options: { signal?: AbortSignal } = {}): Promise<string> {
  return prepareEnvironment(LOCAL_CLOUD, options.signal);
}

/** The Python of an environment of our own with exactly the named packages; see preparePython. */
export async function prepareEnvironment(environment: Environment, signal?: AbortSignal): Promise<string> {
  const folder = join(ROOT, '.local', environment.name);
  const wanted = createHash('sha256')
    .update(await readFile(join(ROOT, environment.requirements)))
    .digest('hex');
  const python = join(folder, 'bin/python');
  if (await isCurrent(folder, wanted)) return python;
  const base = findPython();
  await step(environment.label, async () => {
    // Beside the old one and swapped at the end, so that a broken download leaves nothing half made.
    const fresh = `${folder}-${process.pid}`;
    try {
      await install({ python: base, folder: fresh, requirements: environment.requirements, signal });
      await writeFile(join(fresh, STAMP), wanted);
      await rm(folder, { recursive: true, force: true });
      await rename(fresh, folder);
    } finally {
      await rm(fresh, { recursive: true, force: true });
    }
  });
  return python;
}

async function isCurrent(folder: string, wanted: string): Promise<boolean> {
  const stamp = join(folder, STAMP);
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

interface Installation {
  readonly python: string;
  readonly folder: string;
  readonly requirements: string;
  readonly signal: AbortSignal | undefined;
}

async function install({ python, folder, requirements, signal }: Installation): Promise<void> {
  await mkdir(join(ROOT, '.local'), { recursive: true });
  await must('make the Python environment', [python, '-m', 'venv', folder], signal);
  const pip = [
    join(folder, 'bin/python'),
    '-m',
    'pip',
    'install',
    '--quiet',
    '--disable-pip-version-check',
    '--no-input',
  ];
  const what = ['--require-hashes', '-r', join(ROOT, requirements)];
  await must(`install what ${requirements} names`, [...pip, ...what], signal);
}

async function must(what: string, [command = '', ...args]: string[], signal?: AbortSignal): Promise<void> {
  const { code, output } = await runCommand(command, args, { cwd: ROOT, signal });
  if (code === 0) return;
  throw new SayError(
    `Could not ${what}: check the network and run this again. The last lines were:\n${lastLines(output)}`,
  );
}
