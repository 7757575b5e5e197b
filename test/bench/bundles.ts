import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '../..');

interface Output {
  readonly bytes: number;
  readonly imports: readonly { readonly path: string; readonly kind: string; readonly external?: boolean }[];
  readonly entryPoint?: string;
}

/** Bytes of a bundle that are loaded for one lazily imported file: the entry, that file, and all they import at once. */
export async function bytesLoadedFor(entry: string, lazyFile: string): Promise<number> {
  const meta = JSON.parse(await readFile(join(ROOT, `dist/meta/${entry}.json`), 'utf8')) as {
    outputs: Record<string, Output>;
  };
  const names = Object.keys(meta.outputs);
  const start = names.filter((name) => {
    const from = meta.outputs[name]?.entryPoint ?? '';
    return from.endsWith(`functions/entry/${entry}.ts`) || from.endsWith(lazyFile);
  });
  if (start.length < 2) throw new Error(`dist/meta/${entry}.json does not name ${lazyFile}`);
  const seen = new Set<string>();
  const visit = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    for (const { path, kind, external } of meta.outputs[name]?.imports ?? []) {
      if (kind === 'import-statement' && external !== true) visit(path);
    }
  };
  start.forEach(visit);
  return [...seen].reduce((sum, name) => sum + (meta.outputs[name]?.bytes ?? 0), 0);
}

async function importMilliseconds(file: string, environment: Record<string, string>): Promise<number> {
  const script = `const t=performance.now();await import(${JSON.stringify(file)});process.stdout.write(String(performance.now()-t));process.exit(0)`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, ...environment },
  });
  return Number(/[\d.]+$/.exec(stdout)?.[0]);
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/**
 * Load time of a file in a new process beside another's, measured in turn: A B A B. Answers both
 * medians (ms) and their ratio, for the machine's speed drifts.
 */
export async function loadBeside(
  file: string,
  other: string,
  environment: Record<string, string>,
): Promise<{ ms: number; otherMs: number; ratio: number }> {
  const own: number[] = [];
  const others: number[] = [];
  for (let n = 0; n < 9; n += 1) {
    own.push(await importMilliseconds(file, environment));
    others.push(await importMilliseconds(other, environment));
  }
  return {
    ms: median(own),
    otherMs: median(others),
    ratio: median(own.map((ms, n) => ms / (others[n] ?? ms))),
  };
}
