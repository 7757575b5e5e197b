import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { say } from '../local/progress.ts';
import { pages } from './pages.ts';

/** `npm run docs`: writes the pages that are made from the code. */
for (const [path, text] of Object.entries(await pages())) {
  writeFileSync(join(import.meta.dirname, '../..', path), text);
  say(`${path}: ${text.split('\n').length} lines`);
}
