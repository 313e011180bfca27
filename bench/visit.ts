import type { Browser, BrowserContext, Frame, Page, Request } from 'playwright-core'
import { type Probe, watchScreen } from './probe.ts'

export type Stored = Awaited<ReturnType<BrowserContext['storageState']>>

export interface Opening {
  origin: string
  /** What the browser remembers of earlier visits; no cache is among it. */
  stored?: Stored
  lang?: string
  width?: number
}

/** A card that was opened in a browser with empty caches, with the first screen complete. */
export interface Visit {
  page: Page
  frame: Frame
  /** Everything the tab asked for so far, from its own host and from the portal. */
  requests: Request[]
  screen: number
  text: string
  probe(): Promise<Probe>
  /** Waits until the tab asked for nothing for so long. */
  idle(ms: number): Promise<void>
  stored(): Promise<Stored>
  close(): Promise<void>
}

const CARD = '/crm/deal/details/100/'
const PATIENCE_MS = 30_000

/** Opens deal 100 in a context of its own and waits for ten entries. Rejects where they do not come. */
export async function visit(browser: Browser, opening: Opening): Promise<Visit> {
  const { origin, stored, lang = 'en', width = 1280 } = opening
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    ...(stored && { storageState: stored }),
  })
  try {
    await context.addInitScript(watchScreen)
    const page = await context.newPage()
    const requests: Request[] = []
    const open = new Set<Request>()
    let last = performance.now()
    page.on('request', (request) => {
      if (!isTabs(request, origin)) return
      requests.push(request)
      open.add(request)
    })
    const ended = (request: Request) => {
      if (open.delete(request)) last = performance.now()
    }
    page.on('requestfinished', ended)
    page.on('requestfailed', ended)
    await page.goto(`${origin}${CARD}?lang=${lang}`)
    const frame = await frameOf(page)
    await frame.waitForFunction(() => (window.trailProbe?.screen ?? null) !== null, null, {
      polling: 50,
      timeout: PATIENCE_MS,
    })
    const probe = async () => readProbe(frame)
    const { screen, text } = await probe()
    return {
      page,
      frame,
      requests,
      screen: screen ?? 0,
      text,
      probe,
      stored: () => context.storageState(),
      close: () => context.close(),
      async idle(ms) {
        while (open.size > 0 || performance.now() - last < ms) await page.waitForTimeout(50)
      },
    }
  } catch (error) {
    await context.close()
    throw error
  }
}

async function frameOf(page: Page): Promise<Frame> {
  const iframe = await page.waitForSelector('iframe[name*="|"]', { timeout: PATIENCE_MS })
  const frame = await iframe.contentFrame()
  if (!frame) throw new Error('the card has no tab')
  return frame
}

async function readProbe(frame: Frame): Promise<Probe> {
  const probe = await frame.evaluate(() => window.trailProbe)
  if (!probe) throw new Error('the tab left while it was watched')
  return probe
}

/** The card page's own requests are the portal's affair. */
function isTabs(request: Request, origin: string): boolean {
  const { origin: host, pathname } = new URL(request.url())
  return host !== origin || pathname.startsWith('/rest/')
}
