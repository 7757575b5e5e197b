import { code, markdownTable } from './markdown-table.ts';
import type { Kind, Storage } from './read-storage.ts';

function placesOf({ indexes }: Kind): string {
  return ['gsi1', 'gsi2']
    .filter((index) => indexes[`${index}pk`] !== undefined)
    .map((index) => `${index}: ${code(indexes[`${index}pk`])} ${code(indexes[`${index}sk`])}`)
    .join('; ');
}

/** docs/keys.md: every kind of item with its keys, and every question the table answers. */
export function keysPage({ kinds, patterns }: Storage): string {
  const byName = <T>(name: (value: T) => string, values: readonly T[]): T[] =>
    [...values].sort((a, b) => name(a).localeCompare(name(b)));
  const kindRows = byName(({ kind }) => kind, kinds).map((kind) => [
    code(kind.kind),
    code(kind.pk),
    code(kind.sk),
    placesOf(kind),
    code(kind.file),
  ]);
  const patternRows = byName(({ name }) => name, patterns).map((pattern) => [
    code(pattern.name),
    pattern.question,
    pattern.index,
    code(pattern.pk),
    pattern.range === 'all' ? 'all' : code(pattern.range),
    pattern.kinds.map(code).join(' '),
    pattern.order,
  ]);
  return [
    '# Keys',
    'Written by `npm run docs` from the `*.entity.ts` files; do not edit. `{name}` stands for an attribute.',
    'Every partition key, in the table and in both indexes, is stored with `T#{tenantId}#` before it. An item has a place in an index only while its state asks for one.',
    '## Kinds of items',
    markdownTable(['kind', 'pk', 'sk', 'places in the indexes', 'file'], kindRows),
    '## Access patterns',
    markdownTable(
      ['pattern', 'the question it answers', 'reads', 'pk', 'range of sk', 'kinds', 'order'],
      patternRows,
    ),
    '',
  ].join('\n\n');
}
