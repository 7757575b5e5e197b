import { defineConfig, devices } from '@playwright/test';

const chromium = process.env['KEHILA_CHROMIUM'];
const report = process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'];

/** Root may not use Chromium's own sandbox; in a container it is root that runs the tests. */
const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.test.ts',
  outputDir: '.local/test/e2e',
  globalSetup: './test/support/global-setup-e2e.ts',
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  reporter: report === undefined ? 'list' : [['list'], ['json', { outputFile: report }]],
  use: {
    // Set by the global setup, which starts a Kehila of its own.
    baseURL: process.env['KEHILA_E2E_URL'] ?? '',
    trace: 'retain-on-failure',
    launchOptions: { args, ...(chromium === undefined ? {} : { executablePath: chromium }) },
  },
  projects: [
    { name: 'desktop', use: { ...devices['Desktop Chrome'], viewport: { width: 1280, height: 800 } } },
    { name: 'phone', use: { ...devices['Pixel 7'], viewport: { width: 390, height: 844 } } },
  ],
});
