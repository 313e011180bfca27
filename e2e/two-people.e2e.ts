import type { Browser, Page } from '@playwright/test'
import type { Control, Logged } from './control.ts'
import { deleteEntry, writeEntry } from './entry-steps.ts'
import { expect, test } from './fixtures.ts'
import { ADMIN, DEAL, MANAGER } from './places.ts'
import * as step from './steps.ts'

const LOOK_MS = 45_000

/** A window on the deal; its clock can be moved on. */
async function sit(page: Page, control: Control, user: number): Promise<step.Desk> {
  await page.clock.install()
  await page.goto(`${control.origin}${DEAL.path}?user=${user}`)
  const desk = { page, tab: page.frameLocator('iframe[name*="|"]').first(), control, place: DEAL }
  await step.readFirstScreen(desk)
  return desk
}

async function colleague(browser: Browser, control: Control): Promise<step.Desk> {
  return sit(
    await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage(),
    control,
    ADMIN,
  )
}

/** Moves the manager's clock on by one look, and answers the requests of it. */
async function look(desk: step.Desk): Promise<Logged[]> {
  const before = (await desk.control.posts()).length
  await desk.page.clock.fastForward(LOOK_MS)
  const sent = async () => (await desk.control.posts()).slice(before).filter(({ user }) => user === MANAGER)
  await expect.poll(async () => (await sent()).length).toBeGreaterThan(0)
  await desk.page.waitForLoadState('networkidle')
  return sent()
}

for (const dialect of ['cloud', 'docs'] as const) {
  test(`what one person does shows in the window of another (${dialect})`, async ({
    browser,
    control,
    page,
  }) => {
    await control.reset({ dialect })
    const mine = await sit(page, control, MANAGER)
    const theirs = await colleague(browser, control)

    const id = await writeEntry(theirs, 'Lorries settled', 'Both paid')
    const [head] = await look(mine)
    const asked = head?.batch?.filter((method) => method === 'crm.timeline.note.get') ?? []
    expect(asked.length).toBeGreaterThan(0)
    expect(asked.length, 'only entries in sight are asked about').toBeLessThan(10)
    await mine.tab.getByRole('button', { name: '1 new entry' }).click()
    const article = step.entry(mine, id)
    await expect(article).toBeVisible()

    await step.writeNote(theirs, id, 'He pays for both lorries.')
    await step.pin(theirs, id)
    await step.bind(theirs, id)
    expect((await look(mine)).map(({ method }) => method)).toEqual(['batch'])
    const note = article.getByRole('group', { name: /^Note on/ })
    await expect(note).toContainText('He pays for both lorries.')
    await expect(note).not.toContainText('Former user')
    await expect(article.getByRole('listitem').filter({ hasText: DEAL.other.title })).toBeVisible()
    await expect(article.getByRole('button', { name: 'Unpin', exact: true })).toHaveAttribute(
      'aria-pressed',
      'true',
    )
    await expect(step.pinned(mine).locator(`[data-entry="${id}"]`)).toBeVisible()

    await deleteEntry(theirs, id)
    await look(mine)
    await expect(article.getByText('This entry is no longer there: somebody deleted it.')).toBeVisible()
    await expect(step.pinned(mine).locator(`[data-entry="${id}"]`)).toHaveCount(0)
    await theirs.page.context().close()
  })
}

test('what others do above the reader does not move the text', async ({ browser, control, page }) => {
  await control.reset()
  const mine = await sit(page, control, MANAGER)
  const theirs = await colleague(browser, control)
  const ids = await step.newestFirst(mine)
  const [first = 0, last = 0] = [ids[0], ids[9]]
  const top = async () => (await step.entry(mine, first).boundingBox())?.y
  const atFirst = await top()
  await step.fill(control, DEAL, (await step.truth(mine)).entries.length + 1)
  await look(mine)
  await expect(mine.tab.getByRole('button', { name: '1 new entry' })).toBeInViewport()
  expect(await top()).toBe(atFirst)

  await step.entry(mine, last).evaluate((article) => article.scrollIntoView({ block: 'start' }))
  await expect(step.pinned(mine)).not.toBeInViewport()
  const place = async () => (await step.entry(mine, last).boundingBox())?.y
  const before = await place()

  await step.pin(theirs, first)
  await step.writeNote(theirs, first, 'He pays for both lorries.')
  await look(mine)
  await expect(step.pinned(mine).locator(`[data-entry="${first}"]`)).toHaveCount(1)
  expect(await place()).toBe(before)

  await step.pinned(mine).evaluate((region) => region.scrollIntoView())
  await expect(step.pinned(mine).locator(`[data-entry="${first}"]`)).toBeInViewport()
  await theirs.page.context().close()
})
