import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../build/inputs.ts';
import { say } from '../local/progress.ts';
import { runVisible } from './run-visible.ts';
import { REPORTS, type Suite } from './suites.ts';
import { tallyPlaywright, tallyVitest, type Tally } from './tally.ts';

const VITEST = join(ROOT, 'node_modules/vitest/vitest.mjs');
const PLAYWRIGHT = join(ROOT, 'node_modules/@playwright/test/cli.js');

function argumentsOf({ name, runner }: Suite, report: string): string[] {
  if (runner === 'playwright') return [PLAYWRIGHT, 'test'];
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return [VITEST, 'run', '--project', name, ...reporters];
}

function readTally({ runner }: Suite, report: string): Tally {
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const json: unknown = JSON.parse(readFileSync(report, 'utf8'));
  return runner === 'vitest'
    ? tallyVitest(json as Parameters<typeof tallyVitest>[0])
    : tallyPlaywright(json as Parameters<typeof tallyPlaywright>[0]);
}

/** What is wrong with a suite whose tests all passed, or undefined. */
function flawOf(tally: Tally, code: number): string | undefined {
  if (code === 124) return 'ran out of time';
  if (tally.failed > 0) return undefined;
  if (tally.passed === 0) return 'ran no test';
  if (tally.skipped > 0) return `skipped ${tally.skipped}`;
  return code === 0 ? undefined : 'failed outside its tests, see above';
}

/** Runs one suite with visible progress and answers its numbers. A flaw outside the tests counts as one failure. */
export async function runSuite(suite: Suite, env: NodeJS.ProcessEnv): Promise<Tally> {
  const started = Date.now();
  const report = join(REPORTS, `${suite.name}.json`);
  mkdirSync(REPORTS, { recursive: true });
  rmSync(report, { force: true });
  say(`\n── ${suite.name} ──`);
  const code = await runVisible({
    args: argumentsOf(suite, report),
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
    minutes: suite.minutes,
  });
  const tally = readTally(suite, report);
  const flaw = flawOf(tally, code);
  const failed = tally.failed + (flaw === undefined || tally.failed > 0 ? 0 : 1);
  const seconds = Math.round((Date.now() - started) / 1000);
  say(
    `${suite.name}: ${tally.passed} passed, ${failed} failed in ${seconds} s${flaw === undefined ? '' : ` (${flaw})`}`,
  );
  return { ...tally, failed };
}
