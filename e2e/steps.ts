import type { FrameLocator, Locator, Page } from '@playwright/test'
import type { Control, Truth } from './control.ts'
import { expect } from './fixtures.ts'
import type { Place } from './places.ts'

/** Where a person sits: the card, the tab in it, and the portal behind. */
export interface Desk {
  page: Page
  tab: FrameLocator
  control: Control
  place: Place
}

export function truth({ control, place }: Desk): Promise<Truth> {
  return control.state(place.card.entityTypeId, place.card.entityId)
}

/** The entries of the card, newest first. */
export async function newestFirst(desk: Desk): Promise<number[]> {
  const { entries } = await truth(desk)
  return entries.map(({ id }) => id).toSorted((a, b) => b - a)
}

/** The entries as the tab has to list them, newest first: with those of other cards where the portal lists them. */
export async function listed(desk: Desk): Promise<number[]> {
  const { bound } = await truth(desk)
  const others = desk.control.listsBound ? bound : []
  return [...(await newestFirst(desk)), ...others].toSorted((a, b) => b - a)
}

/** Writes entries as an agent until the card has so many. */
export async function fill(control: Control, { card }: Place, count: number): Promise<void> {
  const { entries } = await control.state(card.entityTypeId, card.entityId)
  for (let k = entries.length + 1; k <= count; k++) {
    const fields = {
      ...card,
      title: `Step ${k} of the agent`,
      text: `Checked ${k} of ${count}.`,
      iconCode: 'info',
    }
    await control.webhook('crm.timeline.logmessage.add', { fields })
  }
}

export function feed({ tab }: Desk): Locator {
  return tab.getByRole('feed', { name: 'Entries of the trail' })
}

export function entry(desk: Desk, id: number): Locator {
  return feed(desk).locator(`[data-entry="${id}"]`)
}

export function pinned({ tab }: Desk): Locator {
  return tab.getByRole('region', { name: 'Pinned entries' })
}

/** The ids of the entries on screen, in their order. */
export function shownIds(desk: Desk): Promise<number[]> {
  return feed(desk)
    .getByRole('article')
    .evaluateAll((all) => all.map((each) => Number(each.dataset['entry'])))
}

export function pins(desk: Desk): Promise<number[]> {
  return truth(desk).then((state) => state.pins)
}

export async function noteText(desk: Desk, id: number): Promise<string | undefined> {
  const { notes } = await truth(desk)
  return notes[id]?.text
}

/** The cards an entry is bound to, as `type:id`. */
export async function boundTo(desk: Desk, id: number): Promise<string[]> {
  const { bindings } = await truth(desk)
  return (bindings[id] ?? []).map(({ entityTypeId, entityId }) => `${entityTypeId}:${entityId}`)
}

/** What Trail wrote down about an entry for everybody, such as `pin:12`. */
export async function writtenDown({ control }: Desk, id: number): Promise<string[]> {
  const { ledger } = await control.app()
  return ledger.map(({ code }) => code).filter((code) => code.endsWith(`:${id}`))
}

export async function readFirstScreen(desk: Desk): Promise<void> {
  const wanted = await listed(desk)
  // The frame is opened empty and navigates once; only then is it worth looking at.
  await expect(feed(desk).getByRole('article').first()).toBeVisible()
  await expect.poll(() => shownIds(desk)).toEqual(wanted.slice(0, 10))
  await expect(desk.tab.getByRole('heading', { level: 1 })).toHaveText(`Trail ${wanted.length}`)
  const { entries } = await truth(desk)
  const [first = 0] = await newestFirst(desk)
  const newest = entries.find(({ id }) => id === first)
  await expect(entry(desk, first).getByRole('heading', { level: 3 })).toHaveText(newest?.title ?? '')
}

/** The next ten; scrolling to the button may be quicker than pressing it, which is the same to the reader. */
export async function showNext(desk: Desk): Promise<void> {
  const wanted = await listed(desk)
  await desk.tab.getByRole('button', { name: /^Show the next \d+$/ }).dispatchEvent('click')
  await expect.poll(() => shownIds(desk)).toEqual(wanted.slice(0, 20))
}

export async function pin(desk: Desk, id: number): Promise<void> {
  await entry(desk, id).getByRole('button', { name: 'Pin', exact: true }).click()
  await expect(entry(desk, id).getByRole('button', { name: 'Unpin', exact: true })).toBeVisible()
  await expect(pinned(desk).locator(`[data-entry="${id}"]`)).toBeVisible()
  await expect.poll(() => pins(desk)).toContain(id)
  await expect.poll(() => writtenDown(desk, id)).toContain(`pin:${id}`)
}

export async function unpin(desk: Desk, id: number): Promise<void> {
  await entry(desk, id).getByRole('button', { name: 'Unpin', exact: true }).click()
  await expect(entry(desk, id).getByRole('button', { name: 'Pin', exact: true })).toBeVisible()
  await expect(desk.tab.locator(`[data-entry="${id}"]`)).toHaveCount(1)
  await expect.poll(() => pins(desk)).not.toContain(id)
  await expect.poll(() => writtenDown(desk, id)).not.toContain(`pin:${id}`)
}

export async function writeNote(desk: Desk, id: number, text: string): Promise<void> {
  const article = entry(desk, id)
  await article.getByRole('button', { name: 'Add a note' }).click()
  await article.getByRole('textbox', { name: /^Note on/ }).fill(text)
  await article.getByRole('button', { name: 'Save note' }).click()
  await expect(article.getByRole('group', { name: /^Note on/ })).toContainText(text)
  await expect.poll(() => noteText(desk, id)).toBe(text)
}

export async function changeNote(desk: Desk, id: number, text: string): Promise<void> {
  const article = entry(desk, id)
  const sheet = article.getByRole('group', { name: /^Note on/ })
  await sheet.getByRole('button', { name: 'Change the note' }).click()
  await article.getByRole('textbox', { name: /^Note on/ }).fill(text)
  await article.getByRole('button', { name: 'Save note' }).click()
  await expect(sheet).toContainText(text)
  await expect.poll(() => noteText(desk, id)).toBe(text)
}

export async function deleteNote(desk: Desk, id: number): Promise<void> {
  const article = entry(desk, id)
  const sheet = article.getByRole('group', { name: /^Note on/ })
  await sheet.getByRole('button', { name: 'Delete the note' }).click()
  const ask = article.getByRole('group', { name: 'Delete this note for everybody?' })
  await ask.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(article.getByText('Note deleted')).toBeVisible()
  await expect(sheet).toHaveCount(0)
  await expect.poll(() => noteText(desk, id)).toBeUndefined()
}

/** Binds to the place's other card: through the portal's chooser or through our own search. */
export async function bind(desk: Desk, id: number): Promise<void> {
  const { kind, words, title, card } = desk.place.other
  const article = entry(desk, id)
  await article.getByRole('button', { name: 'Bind to a card' }).click()
  const panel = article.getByRole('region', { name: 'Bind to a card' })
  await panel.getByRole('radiogroup', { name: 'Bind to' }).getByText(kind, { exact: true }).click()
  if (desk.place.picks) {
    await panel.getByRole('button', { name: 'Choose in Bitrix24…' }).click()
    const chooser = desk.page.getByRole('dialog', { name: 'Select a CRM item' })
    await chooser.getByText(title).click()
    await chooser.getByRole('button', { name: 'Select' }).click()
  } else {
    await panel.getByRole('combobox', { name: 'Find by name or number' }).fill(words)
    await panel.getByRole('option', { name: title }).click()
  }
  await expect(panel.getByText(`Bound to ${kind} ${title}`)).toBeVisible()
  await panel.getByRole('button', { name: 'Close' }).click()
  await expect(article.getByRole('listitem').filter({ hasText: title })).toBeVisible()
  await expect.poll(() => boundTo(desk, id)).toContain(`${card.entityTypeId}:${card.entityId}`)
  await expect.poll(() => writtenDown(desk, id)).toContain(`bind:${id}`)
}

export async function unbind(desk: Desk, id: number): Promise<void> {
  const { kind, title, card } = desk.place.other
  const article = entry(desk, id)
  await article.getByRole('button', { name: `Unbind ${kind} ${title}` }).click()
  const ask = article.getByRole('group', { name: `Take this entry off ${kind} ${title}?` })
  await ask.getByRole('button', { name: 'Unbind', exact: true }).click()
  await expect(article.getByText(`Unbound from ${kind} ${title}`)).toBeVisible()
  await expect.poll(() => boundTo(desk, id)).not.toContain(`${card.entityTypeId}:${card.entityId}`)
  await expect.poll(() => writtenDown(desk, id)).not.toContain(`bind:${id}`)
}
