import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium } from 'playwright-core'
import { build, transformWithOxc } from 'vite'
import { findBrowser } from '../e2e/browser.ts'
import type { Control } from '../e2e/control.ts'
import { startPortal } from './emulator-process.ts'
import { type Files, readFiles, serveFiles } from './static-server.ts'

/** The page, built and served, a portal around it, and a browser. */
export interface Stand {
  browser: Browser
  files: Files
  control: Control
  close(): Promise<void>
}

interface Closable {
  close(): Promise<void>
}

/** Builds the page into a folder of its own, so that nobody's ./dist is touched, and puts it into a portal. */
export async function openStand(): Promise<Stand> {
  const opened: Closable[] = []
  const close = async () => void (await Promise.all(opened.map((each) => each.close())))
  try {
    const files = await buildPage()
    const page = await serveFiles(files)
    opened.push(page)
    const portal = await startPortal(page.url)
    opened.push(portal)
    const browser = await chromium.launch(await findBrowser())
    opened.push(browser)
    return { browser, files, control: portal.control, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** The floor page with its commands, in a portal of its own. */
export async function openFloor(commands: object): Promise<{ control: Control } & Closable> {
  const read = (name: string) => readFileSync(new URL(`floor/${name}`, import.meta.url), 'utf8')
  const { code } = await transformWithOxc(read('floor.ts'), 'floor.ts', { sourcemap: false })
  const script = `const recorded = ${JSON.stringify(commands)}\n${code}`
  const files = new Map([
    ['/index.html', Buffer.from(read('index.html'))],
    ['/floor.css', Buffer.from(read('floor.css'))],
    ['/floor.js', Buffer.from(script)],
  ])
  const page = await serveFiles(files)
  try {
    const portal = await startPortal(page.url)
    return {
      control: portal.control,
      close: async () => void (await Promise.all([portal.close(), page.close()])),
    }
  } catch (error) {
    await page.close()
    throw error
  }
}

async function buildPage(): Promise<Files> {
  const outDir = mkdtempSync(join(tmpdir(), 'trail-bench-'))
  try {
    const root = fileURLToPath(new URL('..', import.meta.url))
    await build({ root, logLevel: 'warn', build: { outDir, emptyOutDir: true } })
    return readFiles(outDir)
  } finally {
    rmSync(outDir, { recursive: true, force: true })
  }
}
