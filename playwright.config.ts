import { defineConfig } from '@playwright/test'
import { findBrowser } from './e2e/browser.ts'
import { pagePort } from './e2e/ports.ts'

const { executablePath, args } = await findBrowser()

/** The page is built and served once; every worker starts an emulator of its own (e2e/fixtures.ts). */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.e2e.ts',
  fullyParallel: false,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    launchOptions: { executablePath, args },
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    trace: 'off',
  },
  webServer: {
    command: `npx vite build --logLevel warn && npx vite preview --port ${pagePort} --strictPort`,
    url: `http://localhost:${pagePort}/`,
    timeout: 120_000,
    reuseExistingServer: process.env['CI'] === undefined,
  },
})
