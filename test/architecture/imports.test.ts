import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from './source-files.ts';

const CRUISER = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
const FOLDERS = ['shared', 'events', 'functions', 'infra', 'scripts', 'test', 'web/src'];

interface Report {
  readonly summary: { readonly violations: { readonly rule: { name: string }; from: string; to: string }[] };
}

/** Every import that breaks the table of rooms: `rule: from → to`. */
function brokenRules(cwd: string, folders: readonly string[]): Promise<string[]> {
  const config = join(ROOT, '.dependency-cruiser.mjs');
  const args = [CRUISER, '--config', config, '--output-type', 'json', ...folders];
  const { promise, resolve, reject } = Promise.withResolvers<string[]>();
  execFile(process.execPath, args, { cwd, maxBuffer: 64 * 1024 * 1024 }, (error, stdout) => {
    if (stdout === '') {
      reject(error ?? new Error('No report'));
      return;
    }
    const { violations } = (JSON.parse(stdout) as Report).summary;
    resolve(violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`));
  });
  return promise;
}

const WRONG = [
  ['an operation that calls its own HTTP handler', 'functions/core/a.ts', 'functions/http/b.ts'],
  ['an operation that reaches the cloud by itself', 'functions/core/c.ts', 'functions/cloud/d.ts'],
  ['a contract that knows an operation', 'shared/api/a.ts', 'functions/core/b.ts'],
  ['a consumer that writes the table without an operation', 'events/consumers/a.ts', 'functions/table/b.ts'],
  ['storage that knows a rule', 'functions/table/c.ts', 'functions/core/d.ts'],
  ['a page that calls an operation past the API', 'web/src/routes/a.ts', 'functions/core/e.ts'],
  ['the product that needs a test', 'functions/entry/a.ts', 'test/support/b.ts'],
  ['the product that needs a script', 'infra/a.ts', 'scripts/local/b.ts'],
] as const;

/** A house in which each of those imports stands. */
function wrongHouse(): string {
  const house = mkdtempSync(join(tmpdir(), 'kehila-house-'));
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(house, file)), { recursive: true });
    writeFileSync(join(house, file), text);
  };
  write('tsconfig.json', '{}');
  write('package.json', '{}');
  for (const [, from, to] of WRONG) {
    write(to, 'export const b = 1;\n');
    write(
      from,
      `import { b } from '${'../'.repeat(from.split('/').length - 1)}${to}';\nexport const a = b;\n`,
    );
  }
  return house;
}

describe('the table of rooms', () => {
  it('is kept by every import of the product', async () => {
    expect(await brokenRules(ROOT, FOLDERS)).toEqual([]);
  });

  describe('refuses', () => {
    let broken: string[];
    beforeAll(async () => {
      const house = wrongHouse();
      broken = await brokenRules(house, ['shared', 'events', 'functions', 'infra', 'scripts', 'test', 'web']);
      rmSync(house, { recursive: true, force: true });
    });

    it.each(WRONG)('%s', (_, from, to) => {
      expect(broken.filter((line) => line.endsWith(`: ${from} → ${to}`))).not.toEqual([]);
    });
  });
});
