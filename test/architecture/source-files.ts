import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');

/** Files of the project that are or will be committed, by a pattern git understands; from the top of the project. */
export function sourceFiles(...patterns: string[]): string[] {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '--', ...patterns];
  const listed = execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).split('\n');
  return listed.filter((file) => file !== '' && existsSync(join(ROOT, file))).sort();
}

export const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

/** `accept-answer` as `acceptAnswer`. */
export const camel = (kebab: string): string =>
  kebab.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** `acceptAnswer` as `accept-answer`; `getOpenApi` as `get-open-api`. */
export const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** `functions/core/questions/accept-answer.ts` as `accept-answer`. */
export const baseName = (file: string): string => file.replace(/^.*\//, '').replace(/\.ts$/, '');
