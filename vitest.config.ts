import { availableParallelism } from 'node:os'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

/** Several times what the slowest test takes: two busy cores are no failure. */
const TIMEOUT = 30_000

export default defineConfig({
  test: {
    // On two cores Vitest would take one: many tests wait for a portal, and a second worker uses that time.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          name: 'node',
          // Files leave nothing behind that another one would meet: loading the SDK and the page once halves the time.
          isolate: false,
          testTimeout: TIMEOUT,
          hookTimeout: 2 * TIMEOUT,
          environment: 'node',
          include: ['{src/core,emulator,gateway,scripts}/**/*.test.ts'],
          globalSetup: ['gateway/testing/postgres-setup.ts'],
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'dom',
          isolate: false,
          testTimeout: TIMEOUT,
          hookTimeout: 2 * TIMEOUT,
          environment: 'jsdom',
          include: ['src/{ui,i18n,data,features,app,portal}/**/*.test.{ts,tsx}'],
          setupFiles: ['src/testing/setup.ts'],
        },
      },
    ],
  },
})
