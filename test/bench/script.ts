import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const WEB = join(import.meta.dirname, '../../web/.svelte-kit');
const CLIENT = join(WEB, 'output/client');
const GENERATED = '.svelte-kit/generated/build/client-optimized';
const START = '../node_modules/@sveltejs/kit/src/runtime/client/entry.js';
/** A page's own node and those of its layouts, as the framework's route table names them. */
const QUESTION_PAGE =
  /"\/\(public\)\/\[community\]\/q\/\[questionId\]\/\[\[slug\]\]": \[~?(\d+),\[([\d,]*)\]\]/;

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
}

/** What a member's browser loads before a question page lives: files, and their bytes compressed. The web must be built. */
export async function questionPageScript(): Promise<{ files: number; bytesGzip: number }> {
  const manifest = JSON.parse(await readFile(join(CLIENT, '.vite/manifest.json'), 'utf8')) as Record<
    string,
    Chunk
  >;
  const routes = QUESTION_PAGE.exec(await readFile(join(WEB, '..', GENERATED, 'app.js'), 'utf8'));
  if (routes === null) throw new Error('The route table does not name the question page');
  const [, page = '', layouts = ''] = routes;
  const nodes = ['0', '1', ...layouts.split(','), page].map((node) => `${GENERATED}/nodes/${node}.js`);
  const files = new Set<string>();
  const visit = (name: string): void => {
    const chunk = manifest[name];
    if (chunk === undefined) throw new Error(`The build has no ${name}`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    chunk.imports?.forEach(visit);
  };
  [START, `${GENERATED}/app.js`, ...nodes].forEach(visit);
  const sizes = await Promise.all(
    [...files].map(async (file) => gzipSync(await readFile(join(CLIENT, file))).length),
  );
  return { files: files.size, bytesGzip: sizes.reduce((sum, size) => sum + size, 0) };
}
