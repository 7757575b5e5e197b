import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lastLines, runCommand } from '../local/run-command.ts';
import { SayError } from '../local/say-error.ts';
import { bundleEntry } from './functions.ts';
import { hashInputs, isStamped, ROOT, writeStamp } from './inputs.ts';

const OUT = join(ROOT, 'dist/web');
const STAMP = join(ROOT, 'dist/meta/web.stamp');
/** The server's pages call the API in process, so the functions are part of the web. */
const INPUTS = ['web', 'functions', 'events', 'shared', 'scripts/build', 'package-lock.json', 'package.json'];
const VITE = join(ROOT, 'node_modules/vite/bin/vite.js');

/** The server that our adapter writes; the front and the web Lambda import it. */
export const WEB_SERVER = join(OUT, 'server/server.js');
/** The static files that our adapter writes. */
export const WEB_CLIENT = join(OUT, 'client');

/**
 * Builds the web to dist/web, and its Lambda to dist/functions/web when functions/entry/web.ts exists. Does nothing
 * when no source changed. Returns whether it built. Raises SayError with the last lines of a failed build.
 */
export async function buildWeb(options: { signal?: AbortSignal } = {}): Promise<boolean> {
  const hash = await hashInputs(INPUTS);
  if (existsSync(WEB_SERVER) && (await isStamped(STAMP, hash))) return false;
  const { NODE_ENV: _inherited, ...env } = process.env;
  const { code, output } = await runCommand(process.execPath, [VITE, 'build'], {
    cwd: join(ROOT, 'web'),
    // A build started by a test runner must not be a test build.
    env: { ...env, NODE_ENV: 'production' },
    signal: options.signal,
  });
  if (code !== 0)
    throw new SayError(`The web could not be built; the last lines were:\n${lastLines(output, 40)}`);
  await bundleWebEntry();
  await writeStamp(STAMP, hash);
  return true;
}

async function bundleWebEntry(): Promise<void> {
  if (!existsSync(join(ROOT, 'functions/entry/web.ts'))) return;
  const outdir = join(ROOT, 'dist/functions/web');
  await rm(outdir, { recursive: true, force: true });
  const metafile = await bundleEntry('web', outdir);
  await writeFile(join(ROOT, 'dist/meta/web.json'), JSON.stringify(metafile));
}
