import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnyEntity } from '#functions/table/define-entity.ts';
import type { Pattern } from '#functions/table/tenant-table.ts';
import { keyTemplatesIn } from './key-templates.ts';

export interface Kind {
  readonly kind: string;
  readonly file: string;
  /** Templates, `question#{questionId}`; partition keys without the tenant. */
  readonly pk: string;
  readonly sk: string;
  readonly indexes: Readonly<Record<string, string>>;
}

export interface AccessPattern {
  readonly name: string;
  readonly index: string;
  readonly pk: string;
  readonly range: string;
  readonly kinds: readonly string[];
  readonly order: string;
  /** The question it answers, from the comment above it. */
  readonly question: string;
}

export interface Storage {
  readonly kinds: readonly Kind[];
  readonly patterns: readonly AccessPattern[];
}

const isKind = (value: unknown): value is AnyEntity =>
  typeof value === 'object' && value !== null && 'kind' in value && 'schema' in value && 'key' in value;
const isPattern = (value: unknown): value is Pattern =>
  typeof value === 'object' && value !== null && 'pk' in value && 'kinds' in value && 'name' in value;

/** An item whose every attribute reads as its own name in braces. */
const namesInBraces = new Proxy({}, { get: (_, name) => `{${String(name)}}` });

/** The names of a function's parameters in braces, for a pattern made from them. */
function placeholdersFor(make: (...values: unknown[]) => unknown): unknown[] {
  const source = make.toString();
  if (source.startsWith('({')) return [namesInBraces];
  const [, list = ''] = /^\(?([^)=]*?)\)?\s*=>/.exec(source) ?? [];
  return list.split(',').map((name) => `{${name.replace(/=.*/, '').trim()}}`);
}

function patternIn(value: unknown): Pattern | undefined {
  if (isPattern(value)) return value;
  if (typeof value !== 'function') return undefined;
  const make = value as (...values: unknown[]) => unknown;
  try {
    const made = make(...placeholdersFor(make));
    return isPattern(made) ? made : undefined;
  } catch {
    // Not made from plain values, so not an access pattern but a rule that lives beside the entity.
    return undefined;
  }
}

/** The comment above an export, on one line. */
function commentAbove(source: string, name: string): string {
  const [, comment = ''] =
    new RegExp(String.raw`/\*\*((?:(?!\*/)[\s\S])*)\*/\s*export (?:const|function) ${name}\b`).exec(source) ??
    [];
  return comment
    .replace(/^\s*\*/gm, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function rangeOf({ range }: Pattern): string {
  if (range === undefined) return 'all';
  return Object.entries(range)
    .map(([condition, value]) => `${condition} ${[value].flat().join(' … ')}`)
    .join(' ');
}

const rowOf = (pattern: Pattern, question: string): AccessPattern => ({
  name: pattern.name,
  index: pattern.index ?? 'table',
  pk: pattern.pk,
  range: rangeOf(pattern),
  kinds: pattern.kinds.map(({ kind }) => kind),
  order: pattern.newestFirst === true ? 'descending' : 'ascending',
  question,
});

/** A key made from names in braces; one that computes with them (a month, say) is shown as it is written. */
const keyOf = (made: string, written: string): string =>
  made.includes('{') || !written.includes('{') ? made : written;

async function readFile(root: string, file: string): Promise<Storage> {
  const source = readFileSync(join(root, file), 'utf8');
  const exported = Object.entries((await import(join(root, file))) as Record<string, unknown>);
  const templates = keyTemplatesIn(source);
  const kinds = exported.flatMap(([name, value]) => {
    if (!isKind(value)) return [];
    const made = value.key(namesInBraces);
    const { pk = '', sk = '', ...indexes } = templates[name] ?? {};
    return [{ kind: value.kind, file, pk: keyOf(made.pk, pk), sk: keyOf(made.sk, sk), indexes }];
  });
  const patterns = exported.flatMap(([name, value]) => {
    const pattern = patternIn(value);
    return pattern === undefined ? [] : [rowOf(pattern, commentAbove(source, name))];
  });
  return { kinds, patterns };
}

/** Every kind of item and every access pattern of the product, from the `*.entity.ts` files below `root`. */
export async function readStorage(root: string): Promise<Storage> {
  const files = globSync('functions/{core,table}/**/*.entity.ts', { cwd: root }).sort();
  const read = await Promise.all(files.map((file) => readFile(root, file)));
  return { kinds: read.flatMap(({ kinds }) => kinds), patterns: read.flatMap(({ patterns }) => patterns) };
}
