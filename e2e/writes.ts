import type { FrameLocator, Locator } from '@playwright/test'
import type { Truth } from './control.ts'
import { expect } from './fixtures.ts'

/** A tab with entries in its feed, and one of them to act on. */
export interface Scene {
  tab: FrameLocator
  id: number
  /** Different words at each try, where words are written. */
  words: string
}

/** A writing operation as a person does it. */
export interface Write {
  method: string
  /** What a refusal for want of rights says. */
  denied: RegExp
  act: (scene: Scene) => Promise<void>
  /** After a failure, with what then stands on the screen. */
  again: (scene: Scene) => Promise<void>
  /** Where the message stands. */
  place: (scene: Scene) => Locator
  /** What a person sees when it came about, or when it did not. */
  sees: (scene: Scene, came: boolean) => Promise<void>
  /** Whether it came about in the portal. */
  came: (truth: Truth, scene: Scene) => boolean
  /** Puts aside what is left of the operation on the screen. */
  tidy?: (scene: Scene) => Promise<void>
}

export function article({ tab, id }: Scene): Locator {
  return tab.getByRole('feed', { name: 'Entries of the trail' }).locator(`[data-entry="${id}"]`)
}

const button = (place: Locator, name: string) => place.getByRole('button', { name, exact: true })
const RIGHTS = /Your rights in the portal are not enough/

/** What cannot be read from the portal is either known or left open on the screen, but never told wrongly. */
async function seesPin(scene: Scene, pinned: boolean): Promise<void> {
  const toggle = article(scene).getByRole('button', { name: /^(Pin|Unpin)$/ })
  await expect(toggle).not.toHaveAttribute('aria-pressed', String(!pinned))
}

/** The message offers another try where that may help. */
async function tryAgain(scene: Scene, name: string): Promise<void> {
  const offered = button(article(scene), 'Try again')
  await ((await offered.isVisible()) ? offered : button(article(scene), name)).click()
}

const pin: Write = {
  method: 'crm.timeline.item.pin',
  denied: RIGHTS,
  act: (scene) => button(article(scene), 'Pin').click(),
  again: (scene) => tryAgain(scene, 'Pin'),
  place: article,
  async sees(scene, came) {
    if (came) await expect(button(article(scene), 'Unpin')).toBeVisible()
    await seesPin(scene, came)
  },
  came: ({ pins }, { id }) => pins.includes(id),
}

const unpin: Write = {
  method: 'crm.timeline.item.unpin',
  denied: RIGHTS,
  act: (scene) => button(article(scene), 'Unpin').click(),
  again: (scene) => tryAgain(scene, 'Unpin'),
  place: article,
  async sees(scene, came) {
    if (came) await expect(button(article(scene), 'Pin')).toBeVisible()
    await seesPin(scene, !came)
  },
  came: ({ pins }, { id }) => !pins.includes(id),
}

const sheet = (scene: Scene) => article(scene).getByRole('group', { name: /^Note on/ })
const editor = (scene: Scene) => article(scene).getByRole('textbox', { name: /^Note on/ })

const saveNote: Write = {
  method: 'crm.timeline.note.save',
  denied: /Your rights in the portal are not enough|The portal refused/,
  async act(scene) {
    await button(article(scene), 'Add a note').click()
    await editor(scene).fill(scene.words)
    await button(article(scene), 'Save note').click()
  },
  again: (scene) => button(article(scene), 'Save note').click(),
  place: article,
  async sees(scene, came) {
    if (came) await expect(sheet(scene)).toContainText(scene.words)
    else await expect(editor(scene)).toHaveValue(scene.words)
  },
  came: ({ notes }, { id, words }) => notes[id]?.text === words,
}

const askNote = (scene: Scene) =>
  article(scene).getByRole('group', { name: 'Delete this note for everybody?' })

const deleteNote: Write = {
  method: 'crm.timeline.note.delete',
  denied: saveNote.denied,
  async act(scene) {
    await button(sheet(scene), 'Delete the note').click()
    await button(askNote(scene), 'Delete').click()
  },
  again: (scene) => button(askNote(scene), 'Delete').click(),
  place: askNote,
  async sees(scene, came) {
    if (came) await expect(article(scene).getByText('Note deleted')).toBeVisible()
    await expect(sheet(scene)).toHaveCount(came ? 0 : 1)
  },
  came: ({ notes }, { id }) => notes[id] === undefined,
}

const MARTA = 'Contact Marta Lindqvist'
const panel = (scene: Scene) => article(scene).getByRole('region', { name: 'Bind to a card' })
const chip = (scene: Scene) => article(scene).getByRole('button', { name: `Unbind ${MARTA}` })
const boundToMarta = ({ bindings }: Truth, { id }: Scene) =>
  (bindings[id] ?? []).some((each) => each.entityTypeId === 3 && each.entityId === 51)

const bind: Write = {
  method: 'crm.timeline.bindings.bind',
  denied: /The portal did not allow it/,
  async act(scene) {
    await button(article(scene), 'Bind to a card').click()
    await bind.again(scene)
  },
  async again(scene) {
    await panel(scene).getByRole('combobox', { name: 'Find by name or number' }).fill('lindqvist')
    await panel(scene)
      .getByRole('option', { name: /Marta Lindqvist/ })
      .click()
  },
  place: panel,
  async sees(scene, came) {
    if (came) await expect(panel(scene).getByText(`Bound to ${MARTA}`)).toBeVisible()
    await expect(chip(scene)).toHaveCount(came ? 1 : 0)
  },
  came: boundToMarta,
  tidy: (scene) => button(article(scene), 'Bind to a card').click(),
}

const askUnbind = (scene: Scene) => article(scene).getByRole('group', { name: /^Take this entry off/ })

const unbind: Write = {
  method: 'crm.timeline.bindings.unbind',
  denied: /The portal did not allow it/,
  async act(scene) {
    await chip(scene).click()
    await button(askUnbind(scene), 'Unbind').click()
  },
  again: (scene) => button(askUnbind(scene), 'Unbind').click(),
  place: askUnbind,
  async sees(scene, came) {
    if (came) await expect(article(scene).getByText(`Unbound from ${MARTA}`)).toBeVisible()
    await expect(chip(scene)).toHaveCount(came ? 0 : 1)
  },
  came: (truth, scene) => !boundToMarta(truth, scene),
}

const form = ({ tab }: Scene) => tab.getByRole('form', { name: 'New entry' })

const add: Write = {
  method: 'crm.timeline.logmessage.add',
  denied: /only administrators write entries/,
  async act(scene) {
    await form(scene).getByRole('textbox', { name: 'Title' }).fill(scene.words)
    await form(scene).getByRole('textbox', { name: 'Text' }).fill('Said once')
    await add.again(scene)
  },
  again: (scene) =>
    form(scene)
      .getByRole('button', { name: /^(Write entry|Look and send again)$/ })
      .click(),
  place: form,
  async sees(scene, came) {
    const { tab, words } = scene
    if (came) await expect(form(scene).getByText('Entry written')).toBeVisible()
    await expect(form(scene).getByRole('textbox', { name: 'Title' })).toHaveValue(came ? '' : words)
    const heading = tab
      .getByRole('feed', { name: 'Entries of the trail' })
      .getByRole('heading', { name: words })
    await expect(heading).toHaveCount(came ? 1 : 0)
  },
  came: ({ entries }, { words }) => entries.filter(({ title }) => title === words).length === 1,
}

const askDelete = (scene: Scene) =>
  article(scene).getByRole('group', { name: 'Delete this entry for everybody?' })

const remove: Write = {
  method: 'crm.timeline.logmessage.delete',
  denied: /only administrators delete entries/,
  async act(scene) {
    await button(article(scene), 'More actions').click()
    await article(scene).getByRole('menuitem', { name: 'Delete' }).click()
    await button(askDelete(scene), 'Delete entry').click()
  },
  async again(scene) {
    const once = button(askDelete(scene), 'Delete entry')
    if (await once.isVisible()) return once.click()
    // What was refused for want of rights stays closed for this visit.
    await button(askDelete(scene), 'Keep').click()
    await button(article(scene), 'More actions').click()
    await expect(article(scene).getByRole('menuitem', { name: 'Delete' })).toBeDisabled()
    await scene.tab.owner().page().reload()
    await remove.act(scene)
    await scene.tab.getByRole('button', { name: 'New entry' }).click()
  },
  place: askDelete,
  sees: (scene, came) => expect(article(scene)).toHaveCount(came ? 0 : 1),
  came: ({ entries }, { id }) => entries.every((each) => each.id !== id),
}

/** Each operation with the one that takes it back. */
export const PAIRS = {
  'pin and unpin': [pin, unpin],
  'save a note and delete it': [saveNote, deleteNote],
  'bind and unbind': [bind, unbind],
  'add an entry and delete it': [add, remove],
} as const satisfies Record<string, readonly [Write, Write]>
