import type { Locator } from '@playwright/test'
import { FOUR_LOOKS, expectNoFindings, tabFrame } from './accessibility.ts'
import { expect, test } from './fixtures.ts'
import { DEAL, MANAGER } from './places.ts'

/** Reached without a word, since the words are Arabic. */
const STATES: Record<string, (head: Locator, article: Locator) => Promise<void>> = {
  'the first screen': async () => {},
  async 'the note editor'(_, article) {
    await article.locator('[aria-keyshortcuts="N"]').click()
    await article.getByRole('textbox').fill('ملاحظة')
  },
  async 'the bind panel'(_, article) {
    await article.locator('[aria-keyshortcuts="B"]').click()
    await expect(article.getByRole('radiogroup')).toBeVisible()
  },
  async 'an open menu'(_, article) {
    await article.locator('[aria-haspopup="menu"]').click()
    await expect(article.getByRole('menu')).toBeVisible()
  },
  async 'a new entry'(head) {
    await head.locator('button[aria-expanded="false"]').last().click()
    await expect(head.page().frameLocator('iframe[name*="|"]').first().locator('form')).toBeVisible()
  },
}

for (const [name, make] of Object.entries(STATES)) {
  test(`axe finds nothing on ${name} in Arabic`, async ({ control, open, tab, page }) => {
    await control.reset()
    await open(DEAL.path, { user: MANAGER, lang: 'ar' })
    const article = tab.getByRole('feed').getByRole('article').first()
    await expect(article).toBeVisible()
    const root = await tabFrame(page).evaluate(() => {
      const { lang, dir } = document.documentElement
      return { lang, dir }
    })
    expect(root).toEqual({ lang: 'ar', dir: 'rtl' })
    await make(tab.locator('header').first(), article)
    await expectNoFindings(page, name === 'the first screen' ? FOUR_LOOKS : undefined)
  })
}
