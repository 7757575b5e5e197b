import { describe, expect, it } from 'vitest';
import { baseName, camel, read, sourceFiles } from './source-files.ts';

const code = sourceFiles('*.ts', '*.mjs', '*.svelte', '*.py', '*.sh');
const lines = (file: string): number => read(file).trimEnd().split('\n').length;
const exportsOf = (file: string): string[] =>
  [...read(file).matchAll(/^export (?:async )?(?:const|function|class) (\w+)/gm)].map(
    ([, name = '']) => name,
  );

describe('files', () => {
  it('are at most 300 lines, tests 400', () => {
    const long = code.filter((file) => lines(file) > (file.startsWith('test/') ? 400 : 300));
    expect(long).toEqual([]);
  });

  it('pages are at most 150 lines, components 120, blank ones and styles aside', () => {
    const markup = (file: string): number =>
      (read(file).split(/<style\b/)[0] ?? '').split('\n').filter((line) => line.trim() !== '').length;
    const long = sourceFiles('web/src/*.svelte').filter(
      (file) => markup(file) > (file.includes('/routes/') ? 150 : 120),
    );
    expect(long).toEqual([]);
  });

  it('bear names in kebab case', () => {
    const named = sourceFiles('shared', 'events', 'functions', 'infra', 'scripts', 'test').filter((file) =>
      /\.(ts|mjs)$/.test(file),
    );
    const odd = named.filter(
      (file) =>
        !/^[a-z0-9]+(-[a-z0-9]+)*(\.(entity|test|d))?$/.test(
          file.replace(/^.*\//, '').replace(/\.(ts|mjs)$/, ''),
        ),
    );
    expect(odd).toEqual([]);
  });

  it('never say what they are with a word that says nothing', () => {
    const vague = /(^|-)(manager|helper|helpers|util|utils|service|data|misc|common)(-|\.|$)/;
    // What a page's load answers is its `data` in the framework's own words.
    const named = code.filter(
      (file) => !/^(web\/src\/lib\/server|test\/web)\/\w+-data(\.test)?\.ts$/.test(file),
    );
    expect(named.filter((file) => vague.test(file.replace(/^.*\//, '')))).toEqual([]);
  });

  it('that decide something export a rule that says so', () => {
    const rules = sourceFiles('functions/core/**/decide-*.ts');
    expect(rules.filter((file) => !exportsOf(file).some((name) => /^(decide|require)/.test(name)))).toEqual(
      [],
    );
  });

  it('of an operation export it under their name', () => {
    const verb =
      /^(accept|answer|ask|change|comment|create|delete|edit|find|get|import|invite|list|move|open|remove|resend|restore|revoke|set|sign|solve|unaccept|update|verify|vote)(-|$)/;
    const operations = sourceFiles(':(glob)functions/core/*/*.ts').filter((file) =>
      verb.test(baseName(file)),
    );
    const others = operations.filter((file) => !exportsOf(file).includes(camel(baseName(file))));
    expect(others).toEqual([]);
  });

  it('name no machine, no tool of whoever built it and no registry', () => {
    const forbidden = [
      ['/wor', 'k/'],
      ['/far', 'm/'],
      ['.librar', 'y/'],
      ['registry.', 'npmjs.org'],
      ['files.python', 'hosted.org'],
    ];
    const words = forbidden.map((parts) => parts.join(''));
    const naming = sourceFiles('*').filter(
      (file) => !/\.(png|woff2|jpg|ico|zip)$/.test(file) && words.some((word) => read(file).includes(word)),
    );
    expect(naming).toEqual([]);
  });
});
