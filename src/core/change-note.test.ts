import { expect, it } from 'vitest'
import { createEmulator } from '#emulator/create-emulator.ts'
import type { Fault } from '#emulator/control/faults.ts'
import { bindEntry, unbindEntry } from '#emulator/world/bindings.ts'
import { deleteEntry, noteKey, ownedIds } from '#emulator/world/entries.ts'
import type { DialectName } from '#emulator/world/types.ts'
import { emulatorPortal } from '#testing/emulator-portal.ts'
import { changeNote } from './change-note.ts'

const MANAGER = 7
const READER = 9
const deal = { entityTypeId: 2, entityId: 100 }

/** An entry of deal 100 that has a note, and one that has none. */
function opened(dialect: DialectName, userId = MANAGER) {
  const emulator = createEmulator({ dialect })
  const { world } = emulator
  const ids = ownedIds(world, deal)
  const noted = ids.find((id) => world.notes.has(noteKey(1, id))) ?? 0
  const bare = ids.find((id) => !world.notes.has(noteKey(1, id))) ?? 0
  const textOf = (id: number) => world.notes.get(noteKey(1, id))?.text ?? null
  const portal = emulatorPortal(emulator, userId)
  const change = (entryId: number, text: string | null, base: string | null) =>
    changeNote(portal, { owner: deal, entryId, text, base })
  return { emulator, noted, bare, textOf, change }
}

const lost = (method: string, drop: 'before' | 'after'): Fault => ({
  method: `crm.timeline.note.${method}`,
  drop,
})

for (const dialect of ['cloud', 'docs'] as const) {
  for (const drop of ['before', 'after'] as const) {
    it(`saves though the answer was lost ${drop} the commit (${dialect})`, async () => {
      const { emulator, bare, textOf, change } = opened(dialect)
      emulator.faults.add([lost('save', drop)])
      await expect(change(bare, 'Call back', null)).resolves.toEqual({ saved: true })
      expect(textOf(bare)).toBe('Call back')
    })

    it(`deletes though the answer was lost ${drop} the commit (${dialect})`, async () => {
      const { emulator, noted, textOf, change } = opened(dialect)
      emulator.faults.add([lost('delete', drop)])
      await expect(change(noted, null, textOf(noted))).resolves.toEqual({ saved: true })
      expect(textOf(noted)).toBeNull()
    })
  }

  it(`overwrites nothing that the writer has not seen (${dialect})`, async () => {
    const { noted, textOf, change } = opened(dialect)
    const theirs = textOf(noted)
    await expect(change(noted, 'Mine', 'An older note')).resolves.toMatchObject({
      saved: false,
      conflict: { text: theirs },
    })
    expect(textOf(noted)).toBe(theirs)
  })

  it(`deletes no note that the writer has not seen (${dialect})`, async () => {
    const { noted, change } = opened(dialect)
    await expect(change(noted, null, 'An older note')).resolves.toMatchObject({ saved: false })
  })

  it(`says that the entry is gone (${dialect})`, async () => {
    const { emulator, bare, change } = opened(dialect)
    const entry = emulator.world.entries.get(bare)
    if (entry) deleteEntry(emulator.world, entry)
    await expect(change(bare, 'Call back', null)).rejects.toMatchObject({
      code: 'notFound',
      key: 'entry.vanished',
    })
  })

  it(`says that the entry is on other cards only (${dialect})`, async () => {
    const { emulator, bare, change } = opened(dialect)
    const contact = { entityTypeId: 3, entityId: 50 }
    bindEntry(emulator.world, bare, contact)
    unbindEntry(emulator.world, bare, deal)
    await expect(change(bare, 'Call back', null)).rejects.toMatchObject({ key: 'entry.offCard' })
  })

  it(`says that a reader is refused (${dialect})`, async () => {
    const { bare, textOf, change } = opened(dialect, READER)
    await expect(change(bare, 'Call back', null)).rejects.toMatchObject({
      code: dialect === 'docs' ? 'accessDenied' : 'refused',
    })
    expect(textOf(bare)).toBeNull()
  })
}

it('takes a note that says the same already for saved', async () => {
  const { noted, textOf, change } = opened('cloud')
  await expect(change(noted, textOf(noted), 'An older note')).resolves.toEqual({ saved: true })
})

it('leaves the error standing where both answers were lost', async () => {
  const { emulator, bare, change } = opened('cloud')
  emulator.faults.add([{ ...lost('save', 'before'), times: 2 }])
  await expect(change(bare, 'Call back', null)).rejects.toMatchObject({ code: 'network' })
})

it('replaces the halves of surrogate pairs, which no portal takes', async () => {
  const { bare, textOf, change } = opened('cloud')
  await change(bare, 'Half \uD83D of it', null)
  expect(textOf(bare)).toBe('Half \uFFFD of it')
})
