import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Browser, type FrameLocator, type Page, chromium } from 'playwright-core'
import { openStand } from '../bench/stand.ts'
import { findBrowser } from '../e2e/browser.ts'
import type { Control } from '../e2e/control.ts'

interface Picture {
  name: string
  width: number
  height: number
  scale: number
  colorScheme: 'light' | 'dark'
  lang: string
  /** A mouse at hand: without one, every entry shows its buttons. */
  mouse: boolean
}

const WIDE = { width: 1280, height: 1150, scale: 1, colorScheme: 'light', lang: 'en', mouse: true } as const

const PICTURES: readonly Picture[] = [
  { ...WIDE, name: 'light' },
  { ...WIDE, name: 'dark', colorScheme: 'dark' },
  { ...WIDE, name: 'narrow', width: 360, height: 1640, scale: 1.5, mouse: false },
  { ...WIDE, name: 'arabic', lang: 'ar' },
]

const CARD = { entityTypeId: 2, entityId: 100 }
const MANAGER = 7

/** A headless browser has no mouse unless told so. */
const MOUSE =
  '--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4'

const ARABIC = {
  title: 'تأكيد موعد النقل',
  text: 'يوم الجمعة في الساعة 18:00. [b]المتبقي:[/b]\n[list]\n[*]ملصقات كابلات التخزين\n[*]اسم من يوقّع في الموقع\n[/list]',
  iconCode: 'robot',
}

const folder = fileURLToPath(new URL('../docs/screenshots/', import.meta.url))
mkdirSync(folder, { recursive: true })
const stand = await openStand()
try {
  for (const picture of PICTURES) {
    const { executablePath, args } = await findBrowser()
    const browser = await chromium.launch({ executablePath, args: picture.mouse ? [...args, MOUSE] : args })
    try {
      await take(browser, stand.control, picture)
      console.log(`docs/screenshots/${picture.name}.png`)
    } finally {
      await browser.close()
    }
  }
} finally {
  await stand.close()
}

async function take(browser: Browser, control: Control, picture: Picture): Promise<void> {
  const { name, width, height, scale, colorScheme, lang } = picture
  await control.reset()
  const id = await prepare(control, lang)
  const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: scale, colorScheme })
  await page.addInitScript(() => localStorage.setItem('trail.theme', 'auto'))
  await page.goto(`${control.origin}/crm/deal/details/100/?user=${MANAGER}&lang=${lang}&theme=${colorScheme}`)
  await act(page, page.frameLocator('iframe[name*="|"]').first(), id, lang)
  await page.screenshot({ path: `${folder}${name}.png`, animations: 'disabled' })
}

/** What agents did before anybody looked: a check list, bound to the people it concerns. Answers the entry's id. */
async function prepare(control: Control, lang: string): Promise<number> {
  if (lang === 'ar') await control.webhook('crm.timeline.logmessage.add', { fields: { ...CARD, ...ARABIC } })
  const { entries } = await control.state(CARD.entityTypeId, CARD.entityId)
  const newest = entries.toSorted((a, b) => b.id - a.id)
  const list = newest.find(({ text }) => text.includes('[list]'))
  if (!list) throw new Error('the seed has no entry with a list')
  for (const [type, entityId] of [
    ['contact', 50],
    ['invoice', 5],
  ] as const) {
    const fields = {
      OWNER_ID: list.id,
      ENTITY_TYPE: type === 'invoice' ? 'smart_invoice' : type,
      ENTITY_ID: entityId,
    }
    await control.webhook('crm.timeline.bindings.bind', { fields })
  }
  return newest.find(({ iconCode }) => iconCode === 'attention')?.id ?? 0
}

/** What the manager does: pins the warning, and is about to write a note. */
async function act(page: Page, tab: FrameLocator, warning: number, lang: string): Promise<void> {
  const feed = tab.getByRole('feed')
  await feed.locator(`[data-entry="${warning}"] [aria-keyshortcuts="P"]`).click()
  await tab.locator('section').locator(`[data-entry="${warning}"]`).waitFor()
  await feed.locator(`[data-entry="${warning}"] [aria-pressed="true"][aria-busy="false"]`).waitFor()
  const mail = feed.getByRole('article').filter({ hasText: '18:00. Будет на месте' })
  await mail.locator('[aria-keyshortcuts="N"]').click()
  await mail
    .getByRole('textbox')
    .fill(lang === 'ar' ? 'أُرسلت أرقام السيارات ظهرًا.' : 'Car numbers sent at noon, two lorries.')
  await page.locator('#timeline-refresh').click()
  await page.locator('.fixed', { hasText: 'Weather warning' }).waitFor()
  await mail.getByRole('textbox').focus()
  await page.mouse.move(5, 5)
  await page.evaluate(() => scrollTo(0, 0))
}
