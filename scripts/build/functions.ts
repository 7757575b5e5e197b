import { build, stop, type Metafile } from 'esbuild';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { SayError } from '../local/say-error.ts';
import { hashInputs, isStamped, ROOT, writeStamp } from './inputs.ts';

const ENTRIES = join(ROOT, 'functions/entry');
const OUT = join(ROOT, 'dist/functions');
const META = join(ROOT, 'dist/meta');
const STAMP = join(META, 'functions.stamp');
const INPUTS = [
  'functions',
  'events',
  'shared',
  'scripts/build',
  'package-lock.json',
  'package.json',
  'tsconfig.json',
];
/** CommonJS packages inside an ES module bundle call `require` for Node's own modules. */
const BANNER = "import{createRequire as _cr}from'node:module';const require=_cr(import.meta.url);";
/** Needs the built web and is bundled with it, see web.ts. */
const WEB_ENTRY = 'web';

/** The names of the Lambda functions that stand alone: each file of functions/entry with a handler, but `web`. */
export async function functionEntries(): Promise<string[]> {
  const files = existsSync(ENTRIES) ? await readdir(ENTRIES) : [];
  const names = files.filter((file) => file.endsWith('.ts')).map((file) => basename(file, '.ts'));
  const handles = await Promise.all(names.map(hasHandler));
  return names.filter((name, at) => handles[at] === true && name !== WEB_ENTRY).sort();
}

/** Files beside the entries that only help them export no `handler`. */
async function hasHandler(name: string): Promise<boolean> {
  const source = await readFile(join(ENTRIES, `${name}.ts`), 'utf8');
  return /^export (const|async function|function) handler\b|^export \{[^}]*\bhandler\b/m.test(source);
}

/**
 * Bundles each entry to dist/functions/<entry>/index.mjs (code split, minified) and writes what it is made of to
 * dist/meta/<entry>.json. Does nothing when no source changed. Returns whether it built.
 */
export async function buildFunctions(): Promise<boolean> {
  const entries = await functionEntries();
  const hash = await hashInputs(INPUTS);
  const present = entries.every((entry) => existsSync(join(OUT, entry, 'index.mjs')));
  if (present && (await isStamped(STAMP, hash))) return false;
  const fresh = `${OUT}-${process.pid}`;
  try {
    const metas = await bundleAll(entries, fresh);
    await mkdir(META, { recursive: true });
    await Promise.all(
      entries.map((entry, at) => writeFile(join(META, `${entry}.json`), JSON.stringify(metas[at]))),
    );
    await swap(fresh, entries);
    await writeStamp(STAMP, hash);
  } finally {
    // The compiler's own process would stay as long as this one, which may be the local server.
    await stop();
    await rm(fresh, { recursive: true, force: true });
  }
  return true;
}

/** Waits for all of them even when one fails: nothing may still be writing afterwards. */
async function bundleAll(entries: readonly string[], fresh: string): Promise<Metafile[]> {
  const results = await Promise.allSettled(entries.map((entry) => bundleEntry(entry, join(fresh, entry))));
  return results.map((result) => {
    if (result.status === 'fulfilled') return result.value;
    throw new SayError('The functions could not be built: mend the errors shown above and run this again.');
  });
}

/** Bundles one entry of functions/entry into a folder. Errors of the compiler are printed by it and thrown. */
export async function bundleEntry(entry: string, outdir: string): Promise<Metafile> {
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: [{ in: join(ENTRIES, `${entry}.ts`), out: 'index' }],
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunk-[hash]',
    banner: { js: BANNER },
    minify: true,
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  });
  return metafile;
}

/** Replaces the old folders at the end, so that a failed build leaves the last good one. */
async function swap(fresh: string, entries: readonly string[]): Promise<void> {
  await mkdir(OUT, { recursive: true });
  for (const old of await readdir(OUT)) {
    if (old !== WEB_ENTRY && !entries.includes(old)) await rm(join(OUT, old), { recursive: true });
  }
  for (const entry of entries) {
    await rm(join(OUT, entry), { recursive: true, force: true });
    await rename(join(fresh, entry), join(OUT, entry));
  }
}
