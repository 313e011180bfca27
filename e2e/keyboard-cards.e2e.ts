import { deleteEntry, writeEntry } from './entry-steps.ts'
import { expect, test } from './fixtures.ts'
import { press, tabTo } from './keys.ts'
import { CONTACT, DEAL, MANAGER } from './places.ts'
import * as step from './steps.ts'

test('binds an entry to a card and takes it off again', async ({ control, open, tab, page }) => {
  const desk: step.Desk = { page, tab, control, place: DEAL }
  await control.reset()
  await open(DEAL.path, { user: MANAGER })
  await step.readFirstScreen(desk)
  const [id = 0] = await step.newestFirst(desk)
  const article = step.entry(desk, id)
  const panel = article.getByRole('region', { name: 'Bind to a card' })
  const kind = (name: string) => panel.getByRole('radio', { name, exact: true })

  await tabTo(page, article)
  await press(page, 'b')
  await expect(panel.getByRole('combobox')).toBeFocused()
  await expect(panel.getByRole('option', { name: 'Ivan Sokolov' })).toBeVisible()
  await press(page, 'Tab')
  await expect(kind('All kinds')).toBeFocused()
  await press(page, 'ArrowRight')
  await expect(kind('Lead')).toBeChecked()
  await press(page, 'Escape')
  await expect(panel).toHaveCount(0)
  await expect(article).toBeFocused()

  await press(page, 'b')
  await expect(panel.getByRole('combobox')).toBeFocused()
  await page.keyboard.type('lindq')
  await expect(panel.getByRole('option', { name: 'Marta Lindqvist' })).toBeVisible()
  await press(page, 'ArrowDown', 'Enter')
  await expect(panel.getByText('Bound to Contact Marta Lindqvist')).toBeVisible()
  await expect(panel.getByRole('combobox')).toBeFocused()
  await expect.poll(() => step.boundTo(desk, id)).toContain('3:51')
  await press(page, 'Escape')
  await expect(panel).toHaveCount(0)
  await expect(article).toBeFocused()

  const unbind = article.getByRole('button', { name: 'Unbind Contact Marta Lindqvist' })
  const ask = article.getByRole('group', { name: 'Take this entry off Contact Marta Lindqvist?' })
  await tabTo(page, unbind)
  await press(page, 'Enter')
  await expect(ask.getByRole('button', { name: 'Keep' })).toBeFocused()
  await press(page, 'Escape')
  await expect(unbind).toBeFocused()
  await press(page, 'Enter', 'Tab', 'Enter')
  await expect(article.getByText('Unbound from Contact Marta Lindqvist')).toBeVisible()
  await expect.poll(() => step.boundTo(desk, id)).toEqual(['2:100'])
  await expect(article.getByRole('group', { name: 'Cards this entry shows on' })).toBeFocused()
})

test('writes a new entry, and deletes it by the menu', async ({ control, open, tab, page }) => {
  const desk: step.Desk = { page, tab, control, place: DEAL }
  await control.reset()
  await open(DEAL.path, { user: MANAGER })
  await step.readFirstScreen(desk)
  const before = await step.newestFirst(desk)
  const opener = tab.getByRole('button', { name: 'New entry' })
  const form = tab.getByRole('form', { name: 'New entry' })

  await tabTo(page, opener)
  await press(page, 'Enter')
  await expect(form.getByRole('textbox', { name: 'Title' })).toBeFocused()
  await page.keyboard.type('Written without a mouse')
  await press(page, 'Tab')
  await page.keyboard.type('All of it')
  await press(page, 'Control+a', 'Tab', 'ArrowRight')
  await expect(form.getByRole('button', { name: 'Italic' })).toBeFocused()
  await press(page, 'Enter')
  await expect(form.getByRole('textbox', { name: 'Text' })).toHaveValue('[i]All of it[/i]')
  await expect(form.getByRole('textbox', { name: 'Text' })).toBeFocused()
  await tabTo(page, form.getByRole('radio', { name: 'No icon' }))
  await press(page, 'ArrowRight')
  await expect(form.getByRole('radio', { name: 'Call' })).toBeChecked()

  await press(page, 'Escape')
  await expect(form).toHaveCount(0)
  await expect(opener).toBeFocused()
  await press(page, 'Enter')
  await expect(form.getByText('Your unsent entry was kept.')).toBeVisible()
  await press(page, 'Control+Enter')
  await expect(form.getByText('Entry written')).toBeVisible()
  await expect.poll(() => step.newestFirst(desk)).toHaveLength(before.length + 1)
  await press(page, 'Escape')
  await expect(opener).toBeFocused()

  const [id = 0, next = 0] = await step.newestFirst(desk)
  const { entries } = await step.truth(desk)
  expect(entries.find((each) => each.id === id)).toMatchObject({
    title: 'Written without a mouse',
    text: '[i]All of it[/i]',
    iconCode: 'call',
  })
  const article = step.entry(desk, id)
  await tabTo(page, article.getByRole('button', { name: 'Pin', exact: true }))
  const more = article.getByRole('button', { name: 'More actions' })
  await press(page, 'End', 'Enter', 'Escape')
  await expect(more).toBeFocused()
  await press(page, 'ArrowUp')
  await expect(article.getByRole('menuitem', { name: 'Delete' })).toBeFocused()
  await press(page, 'Enter')
  const ask = article.getByRole('group', { name: 'Delete this entry for everybody?' })
  await expect(ask.getByRole('button', { name: 'Keep' })).toBeFocused()
  await press(page, 'Escape')
  await expect(more).toBeFocused()
  await press(page, 'ArrowUp', 'Enter')
  await expect(ask.getByRole('button', { name: 'Keep' })).toBeFocused()
  await press(page, 'Tab', 'Enter')
  await expect(article).toHaveCount(0)
  await expect(step.entry(desk, next)).toBeFocused()
  expect(await step.newestFirst(desk)).toEqual(before)
})

test('after the last entry is deleted the focus goes to the head', async ({ control, open, tab, page }) => {
  const desk: step.Desk = { page, tab, control, place: CONTACT }
  await control.reset({ seed: 'empty' })
  await open(CONTACT.path, { user: MANAGER })
  await expect(tab.getByText('Nothing here yet')).toBeVisible()
  const id = await writeEntry(desk, 'The only one', 'Soon gone')
  await deleteEntry(desk, id)
  await expect(tab.getByText('Nothing here yet')).toBeVisible()
  await expect(tab.getByRole('button', { name: 'New entry' })).toBeFocused()
})

test('copies the link by a letter, lists the keys, and puts the letters to sleep', async ({
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
  await press(page, 'c')
  // What was copied is read in frame.e2e.ts, with the clipboard's permission; here nobody has it.
  await expect(article.getByText('Link copied')).toBeVisible()
  await expect(article).toBeFocused()

  const help = tab.getByRole('region', { name: 'Keyboard shortcuts' })
  await press(page, '?')
  await expect(help).toBeFocused()
  await press(page, 'Escape')
  await expect(help).toHaveCount(0)
  await expect(article).toBeFocused()
  await press(page, '?')
  const letters = help.getByRole('switch', { name: 'Letter keys' })
  await tabTo(page, letters)
  await press(page, 'Space')
  await expect(letters).toBeFocused()
  await expect(letters).not.toBeChecked()
  await press(page, 'Escape')
  await expect(article).toBeFocused()
  await press(page, 'p', 'n', 'b', 'c', '?')
  await expect(help).toHaveCount(0)
  await expect(field).toHaveCount(0)
  await expect(article.getByRole('region')).toHaveCount(0)
  expect(await step.pins(desk)).not.toContain(id)

  await tabTo(page, tab.getByRole('button', { name: 'Keyboard shortcuts' }), 'Shift+Tab')
  await press(page, 'Enter')
  await tabTo(page, letters)
  await press(page, 'Space', 'Escape')
  await expect(tab.getByRole('button', { name: 'Keyboard shortcuts' })).toBeFocused()
  await tabTo(page, article)
  await press(page, 'n')
  await expect(field).toBeFocused()
})
