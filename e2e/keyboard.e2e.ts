import { expect, test } from './fixtures.ts'
import { otherLayout, press, tabTo } from './keys.ts'
import { DEAL, MANAGER } from './places.ts'
import * as step from './steps.ts'

test('reads and pages from article to article, and leaves the feed', async ({ control, open, tab, page }) => {
  const desk: step.Desk = { page, tab, control, place: DEAL }
  await control.reset({ dialect: 'docs' })
  await open(DEAL.path, { user: MANAGER })
  await step.readFirstScreen(desk)
  const ids = await step.newestFirst(desk)
  const [first = 0, second = 0] = ids

  await tabTo(page, step.entry(desk, first))
  await press(page, 'PageDown')
  await expect(step.entry(desk, second)).toBeFocused()
  await press(page, 'PageUp')
  await expect(step.entry(desk, first)).toBeFocused()
  await press(page, 'PageUp')
  await expect(step.entry(desk, first)).toBeFocused()

  await press(page, 'Control+End')
  const next = tab.getByRole('button', { name: /^Show the next/ })
  await expect(next).toBeFocused()
  for (let known = 10; known < ids.length; known = (await step.shownIds(desk)).length) {
    await press(page, 'Enter')
    await expect.poll(async () => (await step.shownIds(desk)).length).toBeGreaterThan(known)
  }
  expect(await step.shownIds(desk)).toEqual(ids)
  const end = tab.getByText(`That is all: ${ids.length} entries`)
  await expect(end.locator('..')).toBeFocused()

  await tabTo(page, step.entry(desk, ids.at(-1) ?? 0), 'Shift+Tab')
  await press(page, 'PageDown')
  await expect(step.entry(desk, ids.at(-1) ?? 0)).toBeFocused()
  await press(page, 'Control+Home')
  await expect(tab.getByRole('button', { name: '1 entry bound here from another card' })).toBeFocused()
  await press(page, 'Enter')
  await expect(tab.getByRole('article', { name: 'NDA signed' })).toBeVisible()
})

test('pins and unpins by letter, and walks the toolbar by arrows', async ({ control, open, tab, page }) => {
  const desk: step.Desk = { page, tab, control, place: DEAL }
  await control.reset()
  await open(DEAL.path, { user: MANAGER })
  await step.readFirstScreen(desk)
  const [id = 0] = await step.newestFirst(desk)
  const article = step.entry(desk, id)
  const button = (name: string) => article.getByRole('button', { name, exact: true })

  await tabTo(page, article)
  await press(page, 'p')
  await expect(step.pinned(desk).locator(`[data-entry="${id}"]`)).toBeVisible()
  await expect(button('Unpin')).toBeEnabled()
  expect(await step.pins(desk)).toContain(id)
  await expect(article).toBeFocused()
  await press(page, 'p')
  await expect(button('Pin')).toBeEnabled()
  expect(await step.pins(desk)).not.toContain(id)
  await expect(article).toBeFocused()

  await tabTo(page, button('Pin'))
  await press(page, 'Enter')
  await expect(button('Unpin')).toBeEnabled()
  await expect(button('Unpin')).toBeFocused()
  expect(await step.pins(desk)).toContain(id)
  await press(page, 'Space')
  await expect(button('Pin')).toBeEnabled()
  await expect(button('Pin')).toBeFocused()
  expect(await step.pins(desk)).not.toContain(id)

  for (const [key, name] of WALK) {
    await press(page, key)
    await expect(button(name)).toBeFocused()
  }
})

/** The toolbar is one stop of Tab; the arrows go round in it. */
const WALK = [
  ['ArrowRight', 'Add a note'],
  ['ArrowRight', 'Bind to a card'],
  ['ArrowLeft', 'Add a note'],
  ['End', 'More actions'],
  ['ArrowRight', 'Pin'],
  ['ArrowLeft', 'More actions'],
  ['Home', 'Pin'],
] as const

test('writes, changes and deletes a note, and gets back to the entry each time', async ({
  control,
  open,
  tab,
  page,
}) => {
  const desk: step.Desk = { page, tab, control, place: DEAL }
  await control.reset()
  await open(DEAL.path, { user: MANAGER })
  await step.readFirstScreen(desk)
  const [id = 0] = await step.newestFirst(desk)
  const article = step.entry(desk, id)
  const field = article.getByRole('textbox', { name: /^Note on/ })

  await tabTo(page, article)
  await press(page, 'n')
  await expect(field).toBeFocused()
  // Letters are letters while somebody types.
  await page.keyboard.type('pnbc?')
  await press(page, 'Control+Enter')
  await expect(article).toBeFocused()
  await expect.poll(() => step.noteText(desk, id)).toBe('pnbc?')

  await press(page, 'n')
  await expect(field).toBeFocused()
  await expect(field).toHaveValue('pnbc?')
  await page.keyboard.type(' and more')
  await press(page, 'Escape')
  await expect(article).toBeFocused()
  await expect(field).toHaveCount(0)
  expect(await step.noteText(desk, id)).toBe('pnbc?')
  await press(page, 'n')
  await expect(field).toHaveValue('pnbc? and more')
  await press(page, 'Control+Enter')
  await expect(article).toBeFocused()
  await expect.poll(() => step.noteText(desk, id)).toBe('pnbc? and more')

  const remove = article.getByRole('button', { name: 'Delete the note' })
  const ask = article.getByRole('group', { name: 'Delete this note for everybody?' })
  await tabTo(page, remove)
  await press(page, 'Enter')
  await expect(ask.getByRole('button', { name: 'Keep' })).toBeFocused()
  await press(page, 'Escape')
  await expect(remove).toBeFocused()
  await press(page, 'Enter', 'Tab')
  await expect(ask.getByRole('button', { name: 'Delete', exact: true })).toBeFocused()
  await press(page, 'Enter')
  await expect.poll(() => step.noteText(desk, id)).toBeUndefined()
  await expect(article).toBeFocused()
})

test('works from anywhere in the frame, by the place of the keys on a Cyrillic keyboard', async ({
  control,
  open,
  tab,
  page,
}) => {
  const desk: step.Desk = { page, tab, control, place: DEAL }
  await control.reset()
  await open(DEAL.path, { user: MANAGER })
  await step.readFirstScreen(desk)
  const [first = 0, second = 0] = await step.newestFirst(desk)
  const cyrillic = await otherLayout(page)
  const field = tab.getByRole('textbox', { name: /^Note on/ })

  // A click beside everything gives the frame the keys, and the focus to nothing in it.
  await tab.getByRole('heading', { level: 1 }).click()
  await cyrillic('о', 'KeyJ')
  await expect(step.entry(desk, first)).toBeFocused()
  await cyrillic('о', 'KeyJ')
  await expect(step.entry(desk, second)).toBeFocused()
  await press(page, 'ArrowUp')
  await expect(step.entry(desk, first)).toBeFocused()

  await tab.getByRole('heading', { level: 1 }).click()
  await cyrillic('т', 'KeyN')
  await expect(field).toBeFocused()
  await cyrillic('з', 'KeyP')
  await expect(field).toHaveValue('з')
  await press(page, 'Escape')
  await cyrillic(',', 'Slash', true)
  await expect(tab.getByRole('region', { name: 'Keyboard shortcuts' })).toBeFocused()
  await press(page, 'Escape')
  await cyrillic('у', 'KeyE')
  await expect(tab.getByRole('textbox', { name: 'Title' })).toBeFocused()
  await press(page, 'Escape')
  expect(await step.pins(desk)).not.toContain(first)

  // With nothing focused the walk begins at what is in sight.
  await step.feed(desk).getByRole('article').nth(6).scrollIntoViewIfNeeded()
  await tab.locator(':focus').evaluate((focused: HTMLElement) => focused.blur())
  await cyrillic('о', 'KeyJ')
  const walkedTo = step.feed(desk).locator('article:focus')
  await expect(walkedTo).toBeInViewport()
  await expect(step.entry(desk, first)).not.toBeFocused()

  // After a click Page Down scrolls.
  await step.entry(desk, second).getByRole('heading', { level: 3 }).click()
  await press(page, 'PageDown')
  await expect(step.entry(desk, second)).toBeFocused()
})
