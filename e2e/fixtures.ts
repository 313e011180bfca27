import { type FrameLocator, type Page, test as base, expect } from '@playwright/test'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { Control } from './control.ts'
import { emulatorPort, pagePort } from './ports.ts'

export { expect }

/** Noise of the browser that says nothing of the page: a refused call is the portal's answer, not our error. */
const NOT_OURS = /Failed to load resource|net::ERR/

interface Worker {
  control: Control
}

interface Each {
  /** The tab inside the card's frame. */
  tab: FrameLocator
  /** Opens a card as a user and waits for the tab's frame. */
  open: (path: string, as?: { user?: number; lang?: string; theme?: string }) => Promise<void>
  /** What the page wrote to the console as errors; a test that expects some empties it. */
  noise: string[]
}

/** Playwright's test with an emulator for each worker, a card to open, and a console that must stay silent. */
export const test = base.extend<Each, Worker>({
  control: [
    async ({}, use, { workerIndex }) => {
      const port = emulatorPort + workerIndex * 2
      const emulator = startEmulator(port)
      const ended = once(emulator, 'exit')
      const control = new Control(`http://localhost:${port}`)
      await Promise.race([
        control.ready(),
        // A taken port is no reason to test against whoever took it.
        ended.then(() => Promise.reject(new Error(`the emulator on port ${port} ended before it began`))),
      ])
      await use(control)
      emulator.kill('SIGTERM')
      await ended
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  tab: async ({ page }, use) => {
    await use(page.frameLocator('iframe[name*="|"]').first())
  },
  open: async ({ page, control }, use) => {
    await use(async (path, as = {}) => {
      const query = new URLSearchParams(
        Object.entries(as).map(([name, value]): [string, string] => [name, String(value)]),
      )
      await page.goto(`${control.origin}${path}${path.includes('?') ? '&' : '?'}${query}`)
    })
  },
  noise: [
    async ({ page }, use) => {
      const noise: string[] = []
      listen(page, noise)
      await use(noise)
      expect(noise, 'the console stays silent').toEqual([])
    },
    { auto: true },
  ],
})

function listen(page: Page, noise: string[]): void {
  page.on('pageerror', (error) => noise.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !NOT_OURS.test(message.text())) noise.push(message.text())
  })
}

function startEmulator(port: number): ChildProcess {
  const page = `http://localhost:${pagePort}/`
  return spawn(process.execPath, ['--import', 'tsx', 'emulator/cli.ts', '--app-url', page], {
    env: { ...process.env, EMULATOR_PORT: String(port), EMULATOR_HTTPS_PORT: String(port + 1) },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}
