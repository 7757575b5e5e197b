import { join } from 'node:path';
import { ROOT } from '../build/inputs.ts';
import { say } from '../local/progress.ts';
import { runCommand } from '../local/run-command.ts';
import { sentenceOf } from '../local/say-error.ts';
import { prepareFramework } from './prepare.ts';

interface Check {
  readonly name: string;
  /** Tool below node_modules and its arguments. */
  readonly run: readonly [string, ...string[]];
}

const FOLDERS = ['shared', 'events', 'functions', 'infra', 'scripts', 'test', 'web/src'];

const CHECKS: readonly Check[] = [
  { name: 'lint', run: ['eslint/bin/eslint.js', '--max-warnings', '0', '.'] },
  { name: 'format', run: ['prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'] },
  {
    name: 'imports',
    run: ['dependency-cruiser/bin/dependency-cruiser.mjs', '--config', '.dependency-cruiser.mjs', ...FOLDERS],
  },
  { name: 'types', run: ['typescript/bin/tsc', '--project', '.'] },
  {
    name: 'pages',
    run: [
      'svelte-check/bin/svelte-check',
      '--tsconfig',
      './tsconfig.json',
      '--workspace',
      'web',
      '--fail-on-warnings',
    ],
  },
  { name: 'dead code', run: ['knip/bin/knip.js', '--no-progress'] },
];

const BEAT_MS = 10_000;

/** Runs one check; prints a line when it ends, and what it found when it found something. */
async function check({ name, run: [tool, ...args] }: Check): Promise<boolean> {
  const started = Date.now();
  const { code, output } = await runCommand(process.execPath, [join(ROOT, 'node_modules', tool), ...args], {
    cwd: ROOT,
  });
  const seconds = Math.round((Date.now() - started) / 1000);
  if (code !== 0) say(output.trimEnd());
  say(`${name}: ${code === 0 ? 'ok' : 'failed'}, ${seconds} s`);
  return code === 0;
}

/** Two at a time: the longest alone on one processor, the others after each other on the second. */
async function runAll(): Promise<readonly boolean[]> {
  const left = [...CHECKS];
  const results: boolean[] = [];
  const worker = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) results.push(await check(next));
  };
  const beat = setInterval(() => {
    say(`  still checking, ${results.length} of ${CHECKS.length} done …`);
  }, BEAT_MS);
  await Promise.all([worker(), worker()]);
  clearInterval(beat);
  return results;
}

/** `npm run check`: format, lint, types, pages, dead code and import rules. */
try {
  await prepareFramework();
  const results = await runAll();
  if (results.includes(false)) process.exitCode = 1;
} catch (error) {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exitCode = 1;
}
