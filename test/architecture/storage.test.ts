import { beforeAll, describe, expect, it } from 'vitest';
import { readStorage } from '../../scripts/docs/read-storage.ts';
import type { Storage } from '../../scripts/docs/read-storage.ts';
import { read, ROOT, sourceFiles } from './source-files.ts';

/** `question#{questionId}` and `question#{id}` are one pattern. */
const shapeOf = (template: string): string => template.replace(/\{[^}]*\}/g, '{}');
const repeated = (values: readonly string[]): string[] =>
  values.filter((value, at) => values.indexOf(value) !== at);

describe('storage', () => {
  let storage: Storage;
  beforeAll(async () => {
    storage = await readStorage(ROOT);
  });

  it('knows each kind of item once', () => {
    expect(storage.kinds.length).toBeGreaterThan(10);
    expect(repeated(storage.kinds.map(({ kind }) => kind))).toEqual([]);
  });

  it('is declared in files of entities alone, from which the page of keys is made', () => {
    const elsewhere = sourceFiles('functions/**/*.ts').filter((file) => !file.endsWith('.entity.ts'));
    expect(elsewhere.filter((file) => read(file).includes('= defineEntity('))).toEqual([]);
  });

  it('gives no two kinds one key pattern', () => {
    expect(repeated(storage.kinds.map(({ pk, sk }) => `${shapeOf(pk)} ${shapeOf(sk)}`))).toEqual([]);
  });

  it('makes every key from attributes', () => {
    const unknown = storage.kinds.filter(({ pk, sk }) => /undefined|NaN|\[object/.test(`${pk} ${sk}`));
    expect(unknown.map(({ kind }) => kind)).toEqual([]);
  });

  it('says of each access pattern which question it answers', () => {
    expect(storage.patterns.filter(({ question }) => question === '').map(({ name }) => name)).toEqual([]);
  });

  it('gives each access pattern a name of its own, because cursors carry it', () => {
    expect(repeated(storage.patterns.map(({ name }) => name))).toEqual([]);
  });
});
