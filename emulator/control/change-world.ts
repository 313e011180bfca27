import * as z from 'zod/mini'
import type { Emulator } from '../emulator.ts'
import { addCard, findCard } from '../world/cards.ts'
import { bindEntry } from '../world/bindings.ts'
import { addEntry, deleteEntry, noteKey } from '../world/entries.ts'
import { addUser, people } from '../seeds/people.ts'
import { portalTime } from '../world/times.ts'
import type { JsonMap } from '../world/types.ts'

const card = { entityTypeId: z.number(), entityId: z.number() }

/**
 * What no REST method of the portal can do: people by their whole name, cards by their title, entries of any author,
 * with a note and with further cards they are bound to; and entries to delete, of any author.
 */
const change = z.object({
  people: z.optional(z.array(z.object({ id: z.number(), name: z.string() }))),
  cards: z.optional(z.array(z.object({ ...card, title: z.string() }))),
  entries: z.optional(
    z.array(
      z.object({
        ...card,
        authorId: z.number(),
        title: z.string(),
        text: z.string(),
        iconCode: z.string(),
        note: z.optional(z.string()),
        bind: z.optional(z.array(z.object(card))),
      }),
    ),
  ),
  remove: z.optional(z.array(z.number())),
})

/** What every card of a portal has from the day it was made. */
function newCard(time: string): JsonMap {
  const by = { assignedById: people.admin, createdBy: people.admin, updatedBy: people.admin }
  return { ...by, createdTime: time, updatedTime: time, lastActivityBy: people.admin, lastActivityTime: time }
}

/**
 * Changes the world in that order; who and what is there already gets the new name. Answers the ids of the new
 * entries, or a sentence when something is not understood: then nothing has changed.
 */
export function changeWorld({ world, now }: Emulator, body: unknown): { entries: number[] } | string {
  const read = z.safeParse(change, body)
  if (!read.success) return `Not understood: ${z.prettifyError(read.error)}`
  const { people: persons = [], cards = [], entries = [], remove = [] } = read.data
  const absent = remove.find((id) => !world.entries.has(id))
  if (absent !== undefined) return `remove: there is no entry ${absent}.`
  for (const { id, name } of persons) {
    const known = world.users.get(id)
    if (known) Object.assign(known, { name, lastName: '' })
    else addUser(world, id, name, 'manager', '', '')
  }
  for (const { title, ...ref } of cards) {
    const known = findCard(world, ref)
    if (known) known.fields = { ...known.fields, title }
    else addCard(world, ref, { ...newCard(portalTime(now())), title, stageId: 'NEW' })
  }
  const ids = entries.map(({ entityTypeId, entityId, note, bind, ...rest }) => {
    const { id } = addEntry(world, {
      ...rest,
      owner: { entityTypeId, entityId },
      created: now(),
      clientId: null,
    })
    for (const ref of bind ?? []) bindEntry(world, id, ref)
    if (note !== undefined) {
      const by = { createdById: rest.authorId, updatedById: rest.authorId }
      world.notes.set(noteKey(1, id), { text: note, ...by, createdTime: now(), updatedTime: now() })
    }
    return id
  })
  for (const id of remove) {
    const entry = world.entries.get(id)
    if (entry) deleteEntry(world, entry)
  }
  return { entries: ids }
}
