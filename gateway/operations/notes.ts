import { z } from '@hono/zod-openapi'
import { readNote } from '#core/operations.ts'
import { wellFormed } from '#core/text.ts'
import { PortalError } from '#core/portal-error.ts'
import type { Call, Params } from '#core/portal.ts'
import { settled } from '#core/settle.ts'
import { DONE, readDone } from './accepted.ts'
import { define } from './define.ts'
import { checkNote, checkPlace, isBareFalse } from './explain-refusal.ts'
import { done, entityId, entityTypeId, itemType, noteAnswer, noteText } from './fields.ts'

const place = { entityTypeId, entityId, itemType }

interface Place {
  id: number
  entityTypeId: number
  entityId: number
  itemType: number
}

function noteCall(verb: 'save' | 'get' | 'delete', { id, ...where }: Place, more: Params = {}): Call {
  const { entityTypeId: ownerTypeId, entityId: ownerId, itemType: type } = where
  const params = { ownerTypeId, ownerId, itemType: type, itemId: id, ...more }
  return { method: `crm.timeline.note.${verb}`, params, write: verb !== 'get' }
}

const native = {
  save: 'crm.timeline.note.save',
  get: 'crm.timeline.note.get',
  delete: 'crm.timeline.note.delete',
}

const path = '/v1/timeline-logs/{id}/note'

/** Whether an activity is on the card, the portal checks itself; an entry that happens to have its number says nothing. */
function isEntry({ itemType: type }: Place): boolean {
  return type === 1
}

export const addNote = define({
  action: 'add_note',
  writes: true,
  method: 'POST',
  path,
  native: native.save,
  status: 200,
  summary: 'Save or update a note',
  description:
    'Writes the one note of an entry, in place of the note it had. All cards the entry is bound to show the same note. Status and `data` are ours.',
  fields: z.object({ ...place, text: noteText }),
  answer: done,
  missing: 'ENTITY_NOT_FOUND',
  example: {
    input: { entityTypeId: 2, entityId: 100, text: 'The client usually responds within 2 days.' },
    data: true,
  },
  card: (input) => input,
  isEntry,
  call: ({ text, ...input }) => noteCall('save', input, { text: wellFormed(text) }),
  read: (answer) => readDone(answer, native.save),
  async run({ portal }, { text, ...input }) {
    const call = noteCall('save', input, { text: wellFormed(text) })
    try {
      await settled(async () => void readDone(await portal.call(call), native.save))
    } catch (error) {
      if (isBareFalse(error) && input.itemType === 1) await checkPlace(portal, input, input.id)
      throw error
    }
    return DONE
  },
})

export const getNote = define({
  action: 'get_note',
  writes: false,
  method: 'GET',
  path,
  native: native.get,
  status: 200,
  summary: 'Get a note',
  description: 'The ids are taken from the query, or from a body where one is sent (ours).',
  fields: z.object(place),
  answer: noteAnswer,
  missing: 'NOTE_NOT_FOUND',
  example: {
    input: { entityTypeId: 2, entityId: 100 },
    data: {
      text: 'The client usually responds within 2 days.',
      createdById: 1,
      createdTime: '2026-04-27T10:05:00+03:00',
      updatedById: 1,
      updatedTime: '2026-04-27T10:05:00+03:00',
    },
  },
  card: (input) => input,
  isEntry,
  call: (input) => noteCall('get', input),
  read: (answer) => ({ data: readNote(answer) }),
})

export const deleteNote = define({
  action: 'delete_note',
  writes: true,
  method: 'DELETE',
  path,
  native: native.delete,
  status: 200,
  summary: 'Delete a note',
  description:
    'The ids are taken from the query, or from a body where one is sent. Status and `data` are ours.',
  fields: z.object(place),
  answer: done,
  missing: 'NOTE_NOT_FOUND',
  example: { input: { entityTypeId: 2, entityId: 100 }, data: true },
  card: (input) => input,
  isEntry,
  call: (input) => noteCall('delete', input),
  read: (answer) => readDone(answer, native.delete),
  async run({ portal }, input) {
    let tries = 0
    const once = async () => {
      tries += 1
      readDone(await portal.call(noteCall('delete', input)), native.delete)
    }
    try {
      await settled(once, ['notFound'])
    } catch (error) {
      if (!isBareFalse(error)) throw error
      const hasNote = await checkNote(portal, noteCall('get', input))
      if (hasNote) throw error
      // The answer of the first try was lost, and it had worked.
      if (tries === 1) throw new PortalError('notFound', { method: native.delete })
    }
    return DONE
  },
})
