import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');
/** What tools write by themselves below a source folder: it never asks for a new build. */
const GENERATED = /(^|\/)(node_modules|\.svelte-kit|src\/paraglide|project\.inlang\/(cache|README\.md))$/;

/**
 * One hash over the names and contents of files and folders below the project's root, for "did anything change?".
 * Missing paths count as empty.
 */
export async function hashInputs(paths: readonly string[], extra: readonly string[] = []): Promise<string> {
  const hash = createHash('sha256');
  for (const text of extra) hash.update(`${text}\0`);
  for (const path of paths) {
    for (const file of await filesBelow(join(ROOT, path))) {
      hash.update(`${relative(ROOT, file)}\0`).update(await readFile(file));
    }
  }
  return hash.digest('hex');
}

/** All files below a folder, sorted; the path itself when it is a file. */
export async function filesBelow(path: string): Promise<string[]> {
  if (!existsSync(path)) return [];
  if ((await stat(path)).isFile()) return [path];
  const entries = await readdir(path, { withFileTypes: true });
  const kept = entries
    .filter((entry) => !GENERATED.test(join(path, entry.name)))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const lists = await Promise.all(kept.map((entry) => filesBelow(join(path, entry.name))));
  return lists.flat();
}

/** True when the stamp file holds this hash. */
export async function isStamped(stamp: string, hash: string): Promise<boolean> {
  return existsSync(stamp) && (await readFile(stamp, 'utf8')) === hash;
}

/** Records the hash of the inputs of a finished build. */
export async function writeStamp(stamp: string, hash: string): Promise<void> {
  await mkdir(dirname(stamp), { recursive: true });
  await writeFile(stamp, hash);
}
