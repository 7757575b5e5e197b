import { say } from '../local/progress.ts';
import { SayError, sentenceOf } from '../local/say-error.ts';
import { prepare } from './prepare.ts';
import { runSuite } from './run-suite.ts';
import { SUITES, type Suite } from './suites.ts';
import { sum, type Tally } from './tally.ts';

/** The suites named on the command line; all of them when none is. */
function chosen(names: readonly string[]): readonly Suite[] {
  const unknown = names.find((name) => !SUITES.some((suite) => suite.name === name));
  if (unknown !== undefined) {
    const known = SUITES.map(({ name }) => name).join(', ');
    throw new SayError(`There is no suite "${unknown}"; there are ${known}.`);
  }
  return names.length === 0 ? SUITES : SUITES.filter(({ name }) => names.includes(name));
}

/** A suite whose set-up fails is one failure; the others still run. */
async function runOne(suite: Suite): Promise<Tally> {
  try {
    return await runSuite(suite, await prepare(suite.needs));
  } catch (error) {
    say(`${suite.name}: its set-up failed. ${sentenceOf(error)}`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

/** `npm test [-- <suite> …]`: sets up what is missing, runs the suites and prints their sum as the last line. */
async function run(names: readonly string[]): Promise<void> {
  const suites = chosen(names);
  const tallies: Tally[] = [];
  for (const suite of suites) tallies.push(await runOne(suite));
  const { passed, failed } = sum(tallies);
  if (failed > 0) process.exitCode = 1;
  say('');
  say(`${passed} passed, ${failed} failed`);
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exitCode = 1;
}
