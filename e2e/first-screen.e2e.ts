import { expect, test } from './fixtures.ts'

const DEAL = '/crm/deal/details/100/'

for (const dialect of ['cloud', 'docs'] as const) {
  test(`the first screen takes two requests at the first visit and one ever after (${dialect})`, async ({
    control,
    open,
    tab,
    page,
  }) => {
    await control.reset({ dialect })
    await open(DEAL, { user: 7 })
    await expect(tab.getByRole('feed').getByRole('article')).toHaveCount(10)
    await page.waitForLoadState('networkidle')
    expect((await control.posts()).map((each) => each.method)).toEqual(['batch', 'batch'])

    await control.reset({ dialect })
    await page.reload()
    await expect(tab.getByRole('feed').getByRole('article')).toHaveCount(10)
    await page.waitForLoadState('networkidle')
    const posts = await control.posts()
    expect(posts.map((each) => each.method)).toEqual(['batch'])
    // Without a list of bound entries there are fewer types to ask titles of than room.
    expect(posts[0]?.batch).toHaveLength(dialect === 'cloud' ? 50 : 49)
  })
}

test('the next ten take one request and every entry comes once', async ({ control, open, tab }) => {
  await control.reset()
  await open(DEAL, { user: 7 })
  const articles = tab.getByRole('feed').getByRole('article')
  await expect(articles).toHaveCount(10)
  const before = (await control.posts()).length
  // A real click scrolls the button into view first, and what is in view loads by itself too.
  await tab.getByRole('button', { name: 'Show the next 10' }).dispatchEvent('click')
  await expect(articles).toHaveCount(20)
  expect(await control.posts()).toHaveLength(before + 1)
  const { entries } = await control.state(2, 100)
  const shown = await articles.evaluateAll((all) => all.map((each) => Number(each.dataset['entry'])))
  const wanted = entries.map(({ id }) => id).toSorted((a, b) => b - a)
  expect(shown).toEqual(wanted.slice(0, 20))
})
