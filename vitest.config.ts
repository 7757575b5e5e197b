import { existsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import type { TestProjectInlineConfiguration } from 'vitest/config';

/** Longest time for one test: the slow ones wait for a local cloud on a busy machine, and poll with their own deadline. */
const patience = { quick: 20_000, engine: 60_000, cloud: 180_000 };

interface Suite {
  readonly name: string;
  readonly testTimeout: number;
  /** Starts what every file of the suite shares, once. */
  readonly globalSetup?: string;
  /** Files at the same time; the engine and the local cloud are shared by all of them. */
  readonly maxWorkers?: number;
  /** False: the files share loaded modules, for a suite whose libraries take long to load. */
  readonly isolate?: boolean;
}

/** One folder below test/ is one suite; the name is what `npm test -- <name>` takes. */
const suite = ({
  name,
  testTimeout,
  globalSetup,
  maxWorkers,
  isolate = true,
}: Suite): TestProjectInlineConfiguration => ({
  test: {
    name,
    environment: 'node',
    include: [`test/${name}/**/*.test.ts`],
    testTimeout,
    hookTimeout: testTimeout,
    isolate,
    ...(globalSetup === undefined ? {} : { globalSetup: [globalSetup] }),
    ...(maxWorkers === undefined ? {} : { maxWorkers }),
  },
});

const web = './web/vitest.config.ts';

export default defineConfig({
  test: {
    projects: [
      suite({ name: 'unit', testTimeout: patience.quick }),
      suite({ name: 'architecture', testTimeout: patience.engine }),
      suite({
        name: 'table',
        testTimeout: patience.engine,
        globalSetup: './test/support/global-setup-table.ts',
      }),
      suite({
        name: 'flow',
        testTimeout: patience.cloud,
        globalSetup: './test/support/global-setup-flow.ts',
        maxWorkers: 2,
      }),
      suite({ name: 'infra', testTimeout: patience.cloud, maxWorkers: 1, isolate: false }),
      ...(existsSync(web) ? [web] : []),
    ],
    coverage: {
      provider: 'v8',
      include: ['shared/**/*.ts', 'events/**/*.ts', 'functions/**/*.ts', 'web/src/lib/**/*.{ts,svelte}'],
      reporter: ['text', 'lcovonly'],
    },
  },
});
