import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pages } from '../../scripts/docs/pages.ts';
import { read, ROOT, sourceFiles } from './source-files.ts';

const TOP_FOLDERS = ['docs', 'events', 'functions', 'infra', 'scripts', 'shared', 'test', 'web'];

describe('documents', () => {
  it.each(['docs/routes.md', 'docs/events.md', 'docs/keys.md'])(
    '%s says what the code says (npm run docs)',
    async (path) => {
      expect(read(path)).toBe((await pages())[path]);
    },
  );

  it.each(TOP_FOLDERS)('%s says in at most 15 lines what lives there', (folder) => {
    expect(read(`${folder}/README.md`).trimEnd().split('\n').length).toBeLessThanOrEqual(15);
  });

  it('link only to files that exist', () => {
    const broken = sourceFiles('*.md').flatMap((file) =>
      [...read(file).matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)(?:#[^)]*)?\)/g)]
        .map(([, target = '']) => target)
        .filter((target) => !existsSync(join(ROOT, dirname(file), target)))
        .map((target) => `${file}: ${target}`),
    );
    expect(broken).toEqual([]);
  });

  it('give a reason for every dependency of package.json, and for no other', () => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
      read('package.json'),
    ) as Record<string, Record<string, string>>;
    const used = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies }).sort();
    const named = [...read('docs/dependencies.md').matchAll(/^\| `([^`]+)`/gm)]
      .map(([, name = '']) => name)
      .sort();
    expect(named).toEqual(used);
  });

  it('decisions are at most 40 lines and numbered without a gap', () => {
    const records = sourceFiles('docs/adr/*.md');
    expect(records.map((file) => Number(file.slice('docs/adr/'.length, 'docs/adr/'.length + 4)))).toEqual(
      records.map((_, at) => at + 1),
    );
    expect(records.filter((file) => read(file).trimEnd().split('\n').length > 40)).toEqual([]);
  });
});
