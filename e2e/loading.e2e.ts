import type { Page } from '@playwright/test'
import { tabFrame } from './accessibility.ts'
import { expect, test } from './fixtures.ts'
import { DEAL, MANAGER } from './places.ts'

interface Shift {
  value: number
  what: string
}

declare global {
  interface Window {
    shifts?: Shift[]
  }
}

/** Notes what moves in any frame without anybody's click, from the beginning on. */
async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: Shift[] = []
    window.shifts = shifts
    new PerformanceObserver((list) => {
      for (const each of list.getEntries() as (PerformanceEntry & Moved)[]) {
        if (!each.hadRecentInput)
          shifts.push({ value: each.value, what: each.sources[0]?.node?.textContent?.slice(0, 60) ?? '' })
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
}

interface Moved {
  value: number
  hadRecentInput: boolean
  sources: { node: Node | null }[]
}

for (const width of [360, 1280]) {
  for (const latency of [0, 1500]) {
    const where = `at ${width} px${latency > 0 ? ' from a slow portal' : ''}`
    test(`nothing moves while the trail is loading ${where}`, async ({ control, open, tab, page }) => {
      await page.setViewportSize({ width, height: 900 })
      await watchShifts(page)
      await control.reset()
      if (latency > 0) await control.fault({ method: 'batch', latency, times: 0 })
      await open(DEAL.path, { user: MANAGER })
      await expect(tab.getByRole('feed').getByRole('article')).toHaveCount(10)
      await page.waitForLoadState('networkidle')
      expect(await tabFrame(page).evaluate(() => window.shifts)).toEqual([])
    })
  }
}

test('nothing moves when entries of other cards come after the first screen', async ({
  control,
  open,
  tab,
  page,
}) => {
  await watchShifts(page)
  await control.reset()
  const [card, other] = [{ entityTypeId: 4, entityId: 10 }, DEAL.card]
  const text = { title: 'Called', text: 'x', iconCode: '' }
  for (let k = 0; k < 6; k++) {
    await control.webhook('crm.timeline.logmessage.add', { fields: { ...card, ...text } })
    await control.webhook('crm.timeline.logmessage.add', { fields: { ...other, ...text } })
    const newest = (await control.state(other.entityTypeId, other.entityId)).entries.map(({ id }) => id)
    const fields = { OWNER_ID: Math.max(...newest), ENTITY_TYPE: 'company', ENTITY_ID: card.entityId }
    await control.webhook('crm.timeline.bindings.bind', { fields })
  }
  await control.fault({ method: 'batch', latency: 500, times: 0 })
  await open('/crm/company/details/10/', { user: MANAGER })
  await expect(tab.getByText('That is all: 17 entries, 7 of them from other cards')).toBeAttached()
  await page.waitForLoadState('networkidle')
  expect(await tabFrame(page).evaluate(() => window.shifts)).toEqual([])
})

test('while a slow portal thinks, the frame holds entries-to-be as high as entries', async ({
  control,
  open,
  tab,
  page,
}) => {
  await control.reset()
  const fields = { ...DEAL.card, title: 'Two lines', text: 'one\ntwo', iconCode: 'info' }
  await control.webhook('crm.timeline.logmessage.add', { fields })
  await control.fault({ method: 'batch', latency: 1500, times: 0 })
  await open(DEAL.path, { user: MANAGER })
  const rows = tab.locator('[aria-hidden="true"].motion-safe\\:animate-pulse > div')
  await expect(rows).toHaveCount(6)
  await expect(tab.getByRole('button', { name: 'New entry' })).toBeVisible()
  const inside = await tabFrame(page).evaluate(() => document.querySelector('#root')?.clientHeight ?? 0)
  const frame = page.locator('iframe[name*="|"]').first()
  await expect.poll(() => frame.evaluate((each) => each.clientHeight)).toBe(inside)
  const expected = await rows.nth(1).evaluate((row) => row.getBoundingClientRect().height)

  const article = tab.getByRole('feed').getByRole('article', { name: 'Two lines' })
  const body = article.getByRole('heading', { level: 3 }).locator('xpath=ancestor::div[3]')
  await expect(article).toBeVisible()
  const actual = await body.evaluate((row) => row.getBoundingClientRect().height)
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1)
})
