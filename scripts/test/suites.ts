import { join } from 'node:path';
import { ROOT } from '../build/inputs.ts';

/** What a suite needs before it can run. */
export type Need = 'python' | 'cfn-lint' | 'functions' | 'web' | 'framework' | 'chromium';

export interface Suite {
  /** Folder below test/, and the word `npm test -- <name>` takes. */
  readonly name: string;
  readonly runner: 'vitest' | 'playwright';
  readonly needs: readonly Need[];
  /** A suite that hangs is ended and counts as failed. */
  readonly minutes: number;
}

/** In the order they run: the quick ones first, so that a mistake is seen early. */
export const SUITES: readonly Suite[] = [
  { name: 'unit', runner: 'vitest', needs: [], minutes: 8 },
  { name: 'architecture', runner: 'vitest', needs: [], minutes: 8 },
  { name: 'infra', runner: 'vitest', needs: ['cfn-lint'], minutes: 10 },
  { name: 'web', runner: 'vitest', needs: ['framework'], minutes: 8 },
  { name: 'table', runner: 'vitest', needs: ['python'], minutes: 12 },
  { name: 'flow', runner: 'vitest', needs: ['python', 'functions'], minutes: 15 },
  { name: 'e2e', runner: 'playwright', needs: ['python', 'functions', 'web', 'chromium'], minutes: 12 },
];

/** Where the reports of the last run are. */
export const REPORTS = join(ROOT, '.local/test');
