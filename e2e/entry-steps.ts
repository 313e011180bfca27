import { expect } from './fixtures.ts'
import { type Desk, entry, listed, newestFirst, shownIds, truth } from './steps.ts'

/** Writes an entry with one word in bold, and answers its id. */
export async function writeEntry(desk: Desk, title: string, word: string): Promise<number> {
  const { tab } = desk
  const before = await newestFirst(desk)
  await tab.getByRole('button', { name: 'New entry' }).click()
  const form = tab.getByRole('form', { name: 'New entry' })
  await form.getByRole('textbox', { name: 'Title' }).fill(title)
  const text = form.getByRole('textbox', { name: 'Text' })
  await text.fill(word)
  await text.selectText()
  await form.getByRole('button', { name: 'Bold' }).click()
  await form.getByTitle('Check', { exact: true }).click()
  await expect(form.getByRole('region', { name: 'Here', exact: true }).locator('b')).toHaveText(word)
  const native = form.getByRole('region', { name: 'In the Bitrix24 timeline' })
  await expect(native).toContainText(`${title} [b]${word}[/b]`)
  await form.getByRole('button', { name: 'Write entry' }).click()
  await expect(form.getByText('Entry written')).toBeVisible()
  await form.getByRole('button', { name: 'Cancel' }).click()

  await expect.poll(() => newestFirst(desk)).toHaveLength(before.length + 1)
  const { entries } = await truth(desk)
  const written = entries.find(({ id }) => !before.includes(id))
  expect(written).toMatchObject({ title, text: `[b]${word}[/b]`, iconCode: 'check' })
  const id = written?.id ?? 0
  await expect.poll(async () => (await shownIds(desk))[0]).toBe(id)
  await expect(entry(desk, id).locator('b')).toHaveText(word)
  return id
}

export async function deleteEntry(desk: Desk, id: number): Promise<void> {
  const before = await newestFirst(desk)
  const article = entry(desk, id)
  await article.getByRole('button', { name: 'More actions' }).click()
  await article.getByRole('menuitem', { name: 'Delete' }).click()
  const ask = article.getByRole('group', { name: 'Delete this entry for everybody?' })
  await expect(ask).toContainText('only the app that wrote an entry')
  await ask.getByRole('button', { name: 'Delete entry' }).click()
  await expect(desk.tab.locator(`[data-entry="${id}"]`)).toHaveCount(0)
  const wanted = before.filter((each) => each !== id)
  await expect.poll(() => newestFirst(desk)).toEqual(wanted)
  const { length } = await listed(desk)
  await expect(desk.tab.getByRole('heading', { level: 1 })).toHaveText(`Trail ${length}`)
}
