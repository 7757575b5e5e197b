import { describe, expect, it } from 'vitest';
import { sum, tallyPlaywright, tallyVitest } from '../../../scripts/test/tally.ts';

const vitest = { numPassedTests: 7, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] };

describe('the numbers of a run', () => {
  it('count a file that could not be loaded as one failure', () => {
    const testResults = [{ status: 'failed', assertionResults: [] }];
    expect(tallyVitest({ ...vitest, testResults })).toEqual({ passed: 7, failed: 1, skipped: 0 });
  });

  it('count a failed test of a file once', () => {
    const testResults = [
      { status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }] },
    ];
    expect(tallyVitest({ ...vitest, numFailedTests: 1, testResults })).toEqual({
      passed: 7,
      failed: 1,
      skipped: 0,
    });
  });

  it('show what was skipped or is only planned', () => {
    expect(tallyVitest({ ...vitest, numPendingTests: 2, numTodoTests: 1 }).skipped).toBe(3);
  });

  it('count a journey that failed once and a broken set-up as failures', () => {
    const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 0 };
    expect(tallyPlaywright({ stats, errors: ['no cloud'] })).toEqual({ passed: 3, failed: 3, skipped: 0 });
  });

  it('add up over the suites', () => {
    expect(sum([tallyVitest(vitest), { passed: 1, failed: 2, skipped: 3 }])).toEqual({
      passed: 8,
      failed: 2,
      skipped: 3,
    });
  });
});
