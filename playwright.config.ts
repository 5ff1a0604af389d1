import { defineConfig } from 'playwright/test'

/** The browser proof: real processes, real kills, one hospital per test. */
export default defineConfig({
  testDir: 'apps/embedded/e2e',
  testMatch: '**/*.e2e.ts',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  workers: 1,
  retries: 0,
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: 'test-results/browser.json' }]],
  outputDir: 'test-results/browser',
})
