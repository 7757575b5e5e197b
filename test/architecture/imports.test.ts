import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
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

/** A house of its own with the given files. */
function houseOf(files: Readonly<Record<string, string>>): string {
  const house = mkdtempSync(join(tmpdir(), 'kehila-house-'));
  onTestFinished(() => {
    rmSync(house, { recursive: true, force: true });
  });
  for (const [file, text] of Object.entries({ 'tsconfig.json': '{}', 'package.json': '{}', ...files })) {
    mkdirSync(dirname(join(house, file)), { recursive: true });
    writeFileSync(join(house, file), text);
  }
  return house;
}

describe('the table of rooms', () => {
  it('is kept by every import of the product', async () => {
    expect(await brokenRules(ROOT, FOLDERS)).toEqual([]);
  });

  it.each([
    ['an operation that calls its own HTTP handler', 'functions/core/a.ts', 'functions/http/b.ts'],
    ['an operation that reaches the cloud by itself', 'functions/core/a.ts', 'functions/cloud/b.ts'],
    ['a contract that knows an operation', 'shared/api/a.ts', 'functions/core/b.ts'],
    [
      'a consumer that writes the table without an operation',
      'events/consumers/notify/a.ts',
      'functions/table/b.ts',
    ],
    ['storage that knows a rule', 'functions/table/a.ts', 'functions/core/b.ts'],
    ['a page that calls an operation past the API', 'web/src/routes/a.ts', 'functions/core/b.ts'],
    ['the product that needs a test', 'functions/entry/a.ts', 'test/support/b.ts'],
  ])('refuses %s', async (_, from, to) => {
    const up = '../'.repeat(from.split('/').length - 1);
    const house = houseOf({
      [from]: `import { b } from '${up}${to}';\nexport const a = b;\n`,
      [to]: 'export const b = 1;\n',
    });
    const broken = await brokenRules(house, [from.split('/')[0] ?? '', to.split('/')[0] ?? '']);
    expect(broken.filter((line) => line.endsWith(`: ${from} → ${to}`))).not.toEqual([]);
  });
});
