import { expect, test } from './fixtures.ts'
import { DEAL, MANAGER } from './places.ts'
import * as step from './steps.ts'

test('others write and delete while one scrolls to the end, and every entry is there once', async ({
  control,
  open,
  tab,
  page,
}) => {
  const desk: step.Desk = { page, tab, control, place: DEAL }
  // The docs' portal does not list entries of other cards, so that the feed is the card's own.
  await control.reset({ dialect: 'docs' })
  await open(DEAL.path, { user: MANAGER })
  await step.readFirstScreen(desk)
  const articles = step.feed(desk).getByRole('article')
  const next = tab.getByRole('button', { name: /^Show the next/ })

  /** Shows the reader the end of what is loaded, after the top: what is in sight all the time is not scrolled to. */
  async function scrollToEnd(): Promise<void> {
    const before = await articles.count()
    await articles.first().scrollIntoViewIfNeeded()
    await expect(next).not.toBeInViewport()
    await expect(async () => {
      await articles.last().scrollIntoViewIfNeeded()
      await page.mouse.wheel(0, 2000)
      // What is in sight loads by itself, so the last ones may have come already.
      expect((await articles.count()) > before || !(await next.isVisible())).toBe(true)
    }).toPass()
  }

  await step.fill(control, DEAL, 50)
  const old = await step.newestFirst(desk)
  // Two that are shown, and one that is not yet.
  await control.removeEntries(old[15] ?? 0, old[20] ?? 0, old[30] ?? 0)
  await scrollToEnd()
  await step.fill(control, DEAL, 50)
  await control.removeEntries(old[25] ?? 0)
  while (await next.isVisible()) await scrollToEnd()

  await tab.getByRole('button', { name: /^\d+ new entries$/ }).click()
  const wanted = await step.newestFirst(desk)
  await expect(tab.getByText(`That is all: ${wanted.length} entries`)).toBeVisible()
  const shown = await step.shownIds(desk)
  expect(shown.filter((id) => wanted.includes(id))).toEqual(wanted)
  // What was deleted after it was shown stays where it is, and says so.
  const others = shown.filter((id) => !wanted.includes(id))
  for (const id of others) await expect(step.entry(desk, id)).toContainText('somebody deleted it')
})
