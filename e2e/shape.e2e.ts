import type { FrameLocator, Page } from '@playwright/test'
import { tabFrame } from './accessibility.ts'
import { expect, test } from './fixtures.ts'
import { DEAL, MANAGER, RENTAL } from './places.ts'

const HOSTILE = '/crm/deal/details/104/'
/** A lead with texts as programs, people and the portal write them. */
const REAL = '/crm/lead/details/21/'

/** How high the portal made the frame, how high its content is, and what of it one would have to scroll to. */
async function shapeOf(page: Page) {
  const frame = await page
    .locator('iframe[name*="|"]')
    .first()
    .evaluate((each) => each.clientHeight)
  const inside = await tabFrame(page).evaluate(() => {
    const { scrollHeight, clientHeight, scrollWidth, clientWidth } = document.documentElement
    const content = document.querySelector('#root')?.getBoundingClientRect().height ?? 0
    return {
      content: Math.ceil(content),
      below: scrollHeight - clientHeight,
      aside: scrollWidth - clientWidth,
    }
  })
  return { frame, ...inside }
}

/** The frame is as high as its content, and nothing in it scrolls. Answers the height. */
async function expectFit(page: Page): Promise<number> {
  await expect
    .poll(async () => {
      const { frame, content, below, aside } = await shapeOf(page)
      return { spare: frame - content, below, aside }
    })
    .toEqual({ spare: 0, below: 0, aside: 0 })
  return (await shapeOf(page)).frame
}

async function expectTen(tab: FrameLocator): Promise<void> {
  await expect(tab.getByRole('feed').getByRole('article')).toHaveCount(10)
}

test('the frame grows and shrinks with what is in it', async ({ control, open, tab, page }) => {
  await control.reset()
  await open(DEAL.path, { user: MANAGER })
  await expectTen(tab)
  const before = await expectFit(page)

  await tab.getByRole('button', { name: 'New entry' }).click()
  const form = tab.getByRole('form', { name: 'New entry' })
  await expect(form.getByRole('radio', { name: 'Camera' })).toBeAttached()
  const open1 = await expectFit(page)
  expect(open1).toBeGreaterThan(before + 200)
  await form.getByRole('textbox', { name: 'Text' }).fill('line\n'.repeat(30))
  await expect.poll(async () => (await shapeOf(page)).frame).toBeGreaterThan(open1 + 300)
  await expectFit(page)
  // A draft that is kept would be told of in a line of its own.
  await form.getByRole('button', { name: 'Discard the draft' }).click()
  await form.getByRole('button', { name: 'Cancel' }).click()
  await expect(form).toHaveCount(0)
  await expect.poll(() => shapeOf(page)).toMatchObject({ frame: before, below: 0 })
})

test('the menu of the last entry finds room below the page', async ({ control, open, tab, page }) => {
  await control.reset()
  await open(RENTAL.path, { user: MANAGER })
  const last = tab.getByRole('feed').getByRole('article').last()
  await expect(last).toBeVisible()
  const before = await expectFit(page)
  await last.getByRole('button', { name: 'More actions' }).click()
  await expect(tab.getByRole('menuitem', { name: 'Delete' })).toBeInViewport({ ratio: 1 })
  expect(await expectFit(page)).toBeGreaterThan(before)
  await page.keyboard.press('Escape')
  await expect.poll(() => shapeOf(page)).toMatchObject({ frame: before, below: 0 })
})

for (const width of [360, 768, 1600]) {
  test(`nothing reaches over the edge at ${width} px`, async ({ control, open, tab, page }) => {
    await page.setViewportSize({ width, height: 900 })
    await control.reset()
    await open(DEAL.path, { user: MANAGER })
    await expectTen(tab)
    await expectFit(page)
    const first = tab.getByRole('feed').getByRole('article').first()
    await first.getByRole('button', { name: 'Add a note' }).click()
    await expect(first.getByRole('textbox')).toBeFocused()
    await expectFit(page)
    await first.getByRole('button', { name: 'Bind to a card' }).click()
    await expect(first.getByRole('combobox')).toBeFocused()
    await expect(first.getByRole('option').first()).toBeVisible()
    await expectFit(page)
    await first.getByRole('button', { name: 'More actions' }).click()
    await expect(tab.getByRole('menu')).toBeInViewport({ ratio: 1 })
    await expectFit(page)
    await page.keyboard.press('Escape')
    await tab.getByRole('button', { name: 'Keyboard shortcuts' }).click()
    await tab.getByRole('button', { name: 'New entry' }).click()
    await expect(tab.getByRole('radio', { name: 'Camera' })).toBeAttached()
    await expectFit(page)
  })

  test(`nor does anything hostile at ${width} px`, async ({ control, open, tab, page }) => {
    await page.setViewportSize({ width, height: 900 })
    await control.reset()
    const { entries } = await control.state(2, 104)
    await open(HOSTILE, { user: MANAGER })
    await expectTen(tab)
    const articles = tab.getByRole('feed').getByRole('article')
    const next = tab.getByRole('button', { name: /^Show the next/ })
    while ((await articles.count()) < entries.length) {
      const known = await articles.count()
      await next.dispatchEvent('click')
      await expect.poll(() => articles.count()).toBeGreaterThan(known)
      await expectFit(page)
    }
    const unfold = tab.getByRole('button', { name: 'Show all of the text' })
    for (let left = await unfold.count(); left > 0; left--) await unfold.first().dispatchEvent('click')
    await expect(unfold).toHaveCount(0)
    await expectFit(page)
  })

  test(`nor do texts as they are really written at ${width} px`, async ({ control, open, tab, page }) => {
    await page.setViewportSize({ width, height: 900 })
    await control.reset()
    await open(REAL, { user: MANAGER })
    const articles = tab.getByRole('feed').getByRole('article')
    await expect(articles).toHaveCount(5)
    await expectFit(page)
    // On paper everything is unfolded, and there is nothing to press.
    const signature = tab.getByRole('link', { name: 'kim@alfastroy.example' })
    await page.emulateMedia({ media: 'print' })
    const clipped = await articles.evaluateAll((all) =>
      all
        .flatMap((each) => [...each.querySelectorAll('div')])
        .filter(
          (box) => box.scrollHeight > box.clientHeight + 1 && getComputedStyle(box).overflowY === 'clip',
        ),
    )
    expect(clipped).toHaveLength(0)
    await expect(signature).toBeVisible()
    await expect(tab.getByRole('button')).toHaveCount(0)
    await page.emulateMedia({ media: 'screen' })
    const unfold = tab.getByRole('button', { name: 'Show all of the text' })
    for (let left = await unfold.count(); left > 0; left--) await unfold.first().dispatchEvent('click')
    await expect(unfold).toHaveCount(0)
    await expectFit(page)
    // What is wide scrolls inside itself.
    const blocks = await articles
      .locator('pre, div:has(> table)')
      .evaluateAll((all) =>
        all.map((each) => each.getBoundingClientRect().right <= document.documentElement.clientWidth),
      )
    expect(blocks).toHaveLength(4)
    expect(blocks).not.toContain(false)
  })

  test(`nor does Arabic at ${width} px, which runs from the right`, async ({ control, open, tab, page }) => {
    await page.setViewportSize({ width, height: 900 })
    await control.reset()
    await open(DEAL.path, { user: MANAGER, lang: 'ar' })
    await expectTen(tab)
    await expectFit(page)
    const sides = await tab
      .getByRole('article')
      .first()
      .evaluate((article) => ({
        dir: document.documentElement.dir,
        glyph: article.querySelector('[role="img"]')?.getBoundingClientRect().left ?? 0,
        title: article.querySelector('h3')?.getBoundingClientRect().left ?? 0,
      }))
    expect(sides.dir).toBe('rtl')
    expect(sides.glyph).toBeGreaterThan(sides.title)
  })
}
