import { describe, expect, it } from 'vitest';
import { routes } from '#shared/api/index.ts';
import { handlerOf, nouns } from '#functions/runtime/route-table.ts';
import { baseName, camel, kebab, sourceFiles } from './source-files.ts';

const contracts = Object.values(routes);
const handlerFiles = sourceFiles('functions/http/*/*.ts').filter((file) => !file.endsWith('/index.ts'));

describe('routes and handlers', () => {
  it.each(contracts.map((route) => [route.operationId, route] as const))(
    '%s has a handler',
    async (_, route) => {
      expect(await handlerOf(route)).toBeTypeOf('function');
    },
  );

  it('every handler answers a route of the contracts', async () => {
    const loaded = await Promise.all(Object.values(nouns).map((load) => load()));
    const handled = loaded.flatMap(({ handlers }) => Object.keys(handlers));
    expect(handled.filter((operation) => routes[operation] === undefined)).toEqual([]);
  });

  it('every handler stands in the folder of its noun, in a file with the name of its operation', () => {
    const expected = contracts.map(
      ({ tag, operationId }) => `functions/http/${kebab(tag)}/${kebab(operationId)}.ts`,
    );
    expect(handlerFiles).toEqual(expected.sort());
  });

  it('every operation of a route is a file of core with its name', () => {
    const operations = new Set(sourceFiles('functions/core/*/*.ts').map((file) => camel(baseName(file))));
    expect(contracts.map(({ operationId }) => operationId).filter((name) => !operations.has(name))).toEqual(
      [],
    );
  });

  it('every file of contracts is in the catalogue', async () => {
    const catalogued = new Set(Object.keys(routes));
    const files = sourceFiles('shared/api/*.ts');
    const declared = await Promise.all(
      files.map((file) => import(`../../${file}`) as Promise<Record<string, unknown>>),
    );
    const operations = declared.flatMap((module) =>
      Object.values(module).flatMap((value) =>
        typeof value === 'object' && value !== null && 'operationId' in value
          ? [String(value.operationId)]
          : [],
      ),
    );
    expect(operations.filter((operation) => !catalogued.has(operation))).toEqual([]);
  });

  it('no two routes have one address', () => {
    const addresses = contracts.map(
      ({ host, method, path }) => `${host} ${method} ${path.replace(/\{\w+\}/g, '{}')}`,
    );
    expect(addresses.filter((address, at) => addresses.indexOf(address) !== at)).toEqual([]);
  });
});
