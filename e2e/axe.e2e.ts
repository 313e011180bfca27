import { FOUR_LOOKS, expectNoFindings } from './accessibility.ts'
import { expect, test } from './fixtures.ts'
import { pagePort } from './ports.ts'
import { ADMIN, DEAL, MANAGER, READER } from './places.ts'
import * as step from './steps.ts'

interface State {
  name: string
  /** Brings the tab of deal 100 into the state, from the first screen on. */
  make: (desk: step.Desk, id: number) => Promise<void>
  looks?: typeof FOUR_LOOKS
  dialect?: 'docs'
}

const STATES: State[] = [
  { name: 'the first screen', looks: FOUR_LOOKS, make: async () => {} },
  {
    name: 'the note editor',
    looks: FOUR_LOOKS,
    async make(desk, id) {
      await step.entry(desk, id).getByRole('button', { name: 'Add a note' }).click()
      await step.entry(desk, id).getByRole('textbox').fill('Half a note')
    },
  },
  {
    name: 'a note that somebody else changed meanwhile',
    async make(desk, id) {
      const article = step.entry(desk, id)
      await article.getByRole('button', { name: 'Add a note' }).click()
      await article.getByRole('textbox').fill('Mine')
      const note = { itemType: 1, itemId: id, ownerTypeId: 2, ownerId: 100, text: 'Theirs' }
      await desk.control.webhook('crm.timeline.note.save', note)
      await article.getByRole('button', { name: 'Save note' }).click()
      await expect(article.getByText(/changed this note while you were writing/)).toBeVisible()
    },
  },
  {
    name: 'the question before a note goes',
    async make({ tab }) {
      await tab.getByRole('button', { name: 'Delete the note' }).first().click()
      await expect(tab.getByText('Delete this note for everybody?')).toBeVisible()
    },
  },
  {
    name: 'the bind panel with cards found',
    looks: FOUR_LOOKS,
    async make(desk, id) {
      await step.entry(desk, id).getByRole('button', { name: 'Bind to a card' }).click()
      await step.entry(desk, id).getByRole('radiogroup').getByText('Contact', { exact: true }).click()
      await step.entry(desk, id).getByRole('combobox').fill('o')
      // Found and settled: while a search is under way, what was found before stands there dimmed.
      await expect(step.entry(desk, id).getByRole('option')).toHaveCount(2)
      await expect(step.entry(desk, id).getByRole('listbox')).toHaveCSS('opacity', '1')
      await step.entry(desk, id).getByRole('combobox').press('ArrowDown')
    },
  },
  {
    name: 'the question before unbinding',
    async make({ tab }) {
      await tab.getByRole('button', { name: 'Unbind Contact Ivan Sokolov' }).click()
      await expect(tab.getByText('Take this entry off Contact Ivan Sokolov?')).toBeVisible()
    },
  },
  {
    name: 'a new entry with its previews',
    looks: FOUR_LOOKS,
    async make({ tab }) {
      await tab.getByRole('button', { name: 'New entry' }).click()
      const form = tab.getByRole('form', { name: 'New entry' })
      await form.getByRole('textbox', { name: 'Title' }).fill('Two racks')
      await form
        .getByRole('textbox', { name: 'Text' })
        .fill('[b]Bold[/b] [url=https://example.com]link[/url]')
      await expect(form.getByRole('radio', { name: 'Camera' })).toBeAttached()
    },
  },
  {
    name: 'a new entry without words',
    async make({ tab }) {
      await tab.getByRole('button', { name: 'New entry' }).click()
      await tab.getByRole('button', { name: 'Write entry' }).click()
      await expect(tab.getByText('Give the entry a title.')).toBeVisible()
    },
  },
  {
    name: 'the question before an entry goes',
    async make(desk, id) {
      await step.entry(desk, id).getByRole('button', { name: 'More actions' }).click()
      await step.entry(desk, id).getByRole('menuitem', { name: 'Delete' }).click()
      await expect(desk.tab.getByText('Delete this entry for everybody?')).toBeVisible()
    },
  },
  {
    name: 'an open menu',
    async make(desk, id) {
      await step.entry(desk, id).getByRole('button', { name: 'More actions' }).click()
      await expect(desk.tab.getByRole('menu')).toBeVisible()
    },
  },
  {
    name: 'the list of keys',
    async make({ tab }) {
      await tab.getByRole('button', { name: 'Keyboard shortcuts' }).click()
      await expect(tab.getByRole('region', { name: 'Keyboard shortcuts' })).toBeVisible()
    },
  },
  {
    name: 'entries bound here',
    dialect: 'docs',
    async make({ tab }) {
      await tab.getByRole('button', { name: '1 entry bound here' }).click()
      await expect(tab.getByRole('article', { name: 'NDA signed' })).toBeVisible()
    },
  },
]

for (const { name, make, looks, dialect = 'cloud' } of STATES) {
  test(`axe finds nothing on ${name}`, async ({ control, open, tab, page }) => {
    const desk: step.Desk = { page, tab, control, place: DEAL }
    await control.reset({ dialect })
    await open(DEAL.path, { user: MANAGER })
    await step.readFirstScreen(desk)
    const [id = 0] = await step.newestFirst(desk)
    await make(desk, id)
    await expectNoFindings(page, looks)
  })
}

test('axe finds nothing where all pin slots are taken', async ({ control, open, tab, page }) => {
  const desk: step.Desk = { page, tab, control, place: DEAL }
  await control.reset({ switches: { pinLimit: 2 } })
  await open(DEAL.path, { user: MANAGER })
  await step.readFirstScreen(desk)
  const [id = 0] = await step.newestFirst(desk)
  await step.entry(desk, id).getByRole('button', { name: 'Pin', exact: true }).click()
  await expect(tab.getByText('All pin slots of this card are taken')).toBeVisible()
  await expectNoFindings(page)
  await tab.getByRole('button', { name: 'Look for them' }).click()
  await expect(tab.getByText(/^Entries checked: (\d+) of \1$/)).toBeVisible()
  await expectNoFindings(page)
  await tab
    .getByRole('button', { name: /^Replace / })
    .first()
    .click()
  await expect(tab.getByText(/^Unpinned: /)).toBeVisible()
  await expectNoFindings(page)
})

test('axe finds nothing on what a reader sees', async ({ control, open, tab, page }) => {
  const desk: step.Desk = { page, tab, control, place: DEAL }
  await control.reset()
  await open(DEAL.path, { user: READER })
  await step.readFirstScreen(desk)
  const [id = 0] = await step.newestFirst(desk)
  await step.entry(desk, id).getByRole('button', { name: 'Pin', exact: true }).click({ force: true })
  await expect(tab.getByRole('status').filter({ hasText: 'can pin' })).toBeVisible()
  await expectNoFindings(page)
})

test('axe finds nothing on a card without entries', async ({ control, open, tab, page }) => {
  await control.reset()
  await open('/crm/deal/details/102/', { user: MANAGER })
  await expect(tab.getByText('Nothing here yet')).toBeVisible()
  await expectNoFindings(page)
})

test('axe finds nothing on hostile entries', async ({ control, open, tab, page }) => {
  await control.reset()
  await open('/crm/deal/details/104/', { user: MANAGER })
  await expect(tab.getByRole('feed').getByRole('article')).toHaveCount(10)
  await expectNoFindings(page)
})

test('axe finds nothing on a trail that could not be loaded', async ({ control, open, tab, page }) => {
  await control.reset()
  await control.fault({ method: 'batch', error: 'INTERNAL_SERVER_ERROR', status: 500, times: 0 })
  await open(DEAL.path, { user: MANAGER })
  await expect(tab.getByRole('button', { name: 'Try again' })).toBeVisible()
  await expectNoFindings(page)
})

test('axe finds nothing outside a portal', async ({ page }) => {
  await page.goto(`http://localhost:${pagePort}/`)
  await expect(page.getByText('Trail lives inside Bitrix24')).toBeVisible()
  await expectNoFindings(page)
})

test('axe finds nothing on the entry a link leads to', async ({ control, open, tab, page }) => {
  await control.reset()
  const { entries } = await control.state(DEAL.card.entityTypeId, DEAL.card.entityId)
  await open(`${DEAL.path}?trail_entry=${entries[0]?.id}`, { user: MANAGER })
  await expect(tab.getByRole('feed').locator('article[aria-current="true"]')).toBeFocused()
  await expectNoFindings(page)
})

const MENU_PAGES = [
  { who: 'an admin', user: ADMIN, installed: true },
  { who: 'a manager', user: MANAGER, installed: true },
  { who: 'an admin before the installation', user: ADMIN, installed: false },
]

for (const { who, user, installed } of MENU_PAGES) {
  test(`axe finds nothing on the page in the menu, for ${who}`, async ({ control, open, tab, page }) => {
    await control.reset({ installed })
    await open('/marketplace/app/trail/', { user })
    await expect(tab.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(tab.locator('[aria-busy="true"]')).toHaveCount(0)
    await expectNoFindings(page)
  })
}
