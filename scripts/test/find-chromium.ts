import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { ROOT } from '../build/inputs.ts';
import { step } from '../local/progress.ts';
import { lastLines, runCommand } from '../local/run-command.ts';
import { SayError } from '../local/say-error.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const PLAYWRIGHT = join(ROOT, 'node_modules/@playwright/test/cli.js');

/** Whether a browser is there with all the libraries it needs. */
const starts = (path: string): boolean => spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0;

/** The whole path of a program on PATH: a browser is started by its path only. */
const onPath = (name: string): string[] =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .filter((path) => existsSync(path));

const installed = (): string | undefined =>
  [...NAMES.flatMap(onPath), chromium.executablePath()].find(starts);

/** What did not work, for the sentence at the end. */
type Attempt = () => Promise<string | undefined>;

async function attempt(label: string, command: string, args: readonly string[]): Promise<string | undefined> {
  const { code, output } = await step(label, () => runCommand(command, args));
  return code === 0 ? undefined : lastLines(output, 5);
}

const download: Attempt = () =>
  attempt('Downloading Chromium', process.execPath, [PLAYWRIGHT, 'install', 'chromium']);

/** Only where the distribution packages a real Chromium and we may install it. */
const fromDebian: Attempt = async () => {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return 'not Debian, or not root';
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return step('Installing Chromium with apt-get', async () => {
    for (const args of [
      ['update', '-q'],
      ['install', '-qy', '--no-install-recommends', 'chromium'],
    ]) {
      const { code, output } = await runCommand('apt-get', args, { env });
      if (code !== 0) return lastLines(output, 5);
    }
    return undefined;
  });
};

/**
 * A Chromium for the journeys: `KEHILA_CHROMIUM`, the system's, Playwright's download, or Debian's package, the first
 * that starts. Raises SayError when none does.
 */
export async function findChromium(): Promise<string> {
  const named = process.env['KEHILA_CHROMIUM'];
  if (named !== undefined) {
    if (starts(named)) return named;
    throw new SayError(`KEHILA_CHROMIUM names ${named}, which does not start.`);
  }
  const failures: string[] = [];
  for (const get of [undefined, download, fromDebian]) {
    const failure = await get?.();
    if (failure !== undefined) failures.push(failure);
    const found = installed();
    if (found !== undefined) return found;
  }
  throw new SayError(
    `No Chromium for the journeys: install one (on Debian: apt install chromium) or name it in KEHILA_CHROMIUM.\n${failures.join('\n')}`,
  );
}
