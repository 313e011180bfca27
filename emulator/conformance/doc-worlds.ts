import { bindEntry } from '../world/bindings.ts'
import { addCard } from '../world/cards.ts'
import { addComment } from '../world/comments.ts'
import { addEntry, noteKey } from '../world/entries.ts'
import type { DriveFile, JsonMap, World } from '../world/types.ts'
import type { Answer, TestPortal } from '../testing.ts'

/** The cards and records that the docs' examples talk about: lead 1, deals 10 and 39, records 1, 2, 999, 1110. */
export function seedDocExamples(world: World): void {
  const cards = [
    [1, 1],
    [1, 205],
    [2, 10],
    [2, 39],
    [4, 92],
  ] as const
  for (const [entityTypeId, entityId] of cards)
    addCard(world, { entityTypeId, entityId }, { title: 'Documented' })
  entry(world, 1, 1, 1)
  entry(world, 2, 1, 1)
  entry(world, 999, 2, 39)
  bindEntry(world, 999, { entityTypeId: 4, entityId: 92 })
  bindEntry(world, 999, { entityTypeId: 1, entityId: 205 })
  bindEntry(world, 999, { entityTypeId: 2, entityId: 10 })
  entry(world, 1110, 2, 10)
  const stamp = { createdById: 1, createdTime: 0, updatedById: 1, updatedTime: 0 }
  world.notes.set(noteKey(1, 2), { text: 'Test note', ...stamp })
}

/**
 * The comments that the docs' examples talk about: 999 with two files, on deal 10; 55771 on item 19 of the smart
 * process 177; 62589 with one file, on deal 2. And two of our own: 1000 on two cards, 1001 on lead 1.
 */
export function seedCommentExamples(world: World): void {
  world.smartProcesses.push({ id: 9, entityTypeId: 177, title: 'Documented' })
  comment(world, 999, 2, 10, [1, 2])
  comment(world, 1000, 2, 39, [])
  bindEntry(world, 1000, { entityTypeId: 2, entityId: 10 })
  comment(world, 1001, 1, 1, [])
  comment(world, 55_771, 177, 19, [])
  comment(world, 62_589, 2, 2, [930])
}

function comment(world: World, id: number, entityTypeId: number, entityId: number, fileIds: number[]): void {
  const owner = { entityTypeId, entityId }
  addCard(world, owner, { title: 'Documented' })
  world.lastEntryId = id - 1
  const image = { width: 1, height: 1 }
  const files = fileIds.map((fileId, index): DriveFile => {
    const name = `${index + 1}.gif`
    return { id: fileId, name, size: 43, type: 'image', image, created: 0, authorId: 1 }
  })
  addComment(world, { owner, created: 0, authorId: 1, text: 'New comment was added', files })
}

/** Record 999 is on four cards already; with these on sixty, more than a page. */
export function addSixtyBindings(world: World): void {
  for (let n = 1; n <= 56; n += 1) bindEntry(world, 999, { entityTypeId: 3, entityId: n })
}

function entry(world: World, id: number, entityTypeId: number, entityId: number): void {
  world.lastEntryId = id - 1
  const texts = { title: 'Test title', text: 'Test note', iconCode: 'info' }
  addEntry(world, { owner: { entityTypeId, entityId }, created: 0, authorId: 1, clientId: null, ...texts })
}

type Trigger = (portal: TestPortal) => Promise<Answer>

const asReader =
  (method: string, params: JsonMap): Trigger =>
  ({ as }) =>
    as(9)(method, params)
const asHook =
  (method: string, params: JsonMap = {}): Trigger =>
  ({ webhook }) =>
    webhook(method, params)

/** As a reader who may not see lead 1. */
const hidden =
  (method: string, params: JsonMap): Trigger =>
  async ({ emulator, as }) => {
    const card = emulator.world.cards.get('1:1')
    if (card) card.hidden = true
    return as(9)(method, params)
  }

const tl = 'crm.timeline.'
const commented = { ENTITY_TYPE: 'deal', ENTITY_ID: 10, COMMENT: 'New comment was added' }
const lead = { entityTypeId: 1, entityId: 1 }
const texts = { title: 'a', text: 'b', iconCode: '' }
const note = { ownerTypeId: 1, ownerId: 1, itemType: 1, itemId: 2 }
const pin = { id: 999, ownerTypeId: 2, ownerId: 10 }
const bound = { OWNER_ID: 1110, ENTITY_ID: 10, ENTITY_TYPE: 'deal' }
const noOwner = 'OWNER_ID is not defined or invalid'
const noEntity = 'ENTITY_ID is not defined or invalid.'
const noType = 'ENTITY_TYPE is not defined or invalid.'

/** How a caller brings each documented error about, by "<method> <code><message>" or "<method> <code>". */
export const triggers: Record<string, Trigger> = {
  [`${tl}logmessage.add ACCESS_DENIED`]: asReader(`${tl}logmessage.add`, { fields: { ...lead, ...texts } }),
  [`${tl}logmessage.add OWNER_NOT_FOUND`]: asHook(`${tl}logmessage.add`, {
    fields: { entityTypeId: 1, entityId: 404, ...texts },
  }),
  [`${tl}logmessage.add 100`]: asHook(`${tl}logmessage.add`),
  [`${tl}logmessage.get NOT_FOUND`]: asHook(`${tl}logmessage.get`, { id: 404 }),
  [`${tl}logmessage.get 100`]: asHook(`${tl}logmessage.get`),
  [`${tl}logmessage.list 100`]: asHook(`${tl}logmessage.list`, { entityId: 1 }),
  [`${tl}logmessage.delete ACCESS_DENIED`]: asReader(`${tl}logmessage.delete`, { id: 1 }),
  [`${tl}logmessage.delete NOT_FOUND`]: asHook(`${tl}logmessage.delete`, { id: 404 }),
  [`${tl}logmessage.delete REMOVING_DISABLED`]: asHook(`${tl}logmessage.delete`, { id: 1 }),
  [`${tl}logmessage.delete 100`]: asHook(`${tl}logmessage.delete`),
  ...noteTriggers('save', { text: 'Test note' }, { itemId: 404 }),
  ...noteTriggers('get', {}, { itemId: 1 }),
  ...noteTriggers('delete', {}, { itemId: 1 }),
  ...pinTriggers('pin'),
  ...pinTriggers('unpin'),
  [`${tl}item.pin 0`]: async ({ emulator, webhook }) => {
    emulator.world.switches.pinLimit = 0
    return webhook(`${tl}item.pin`, pin)
  },
  ...bindingTriggers('bind'),
  ...bindingTriggers('unbind'),
  [`${tl}bindings.unbind Not found.`]: asHook(`${tl}bindings.unbind`, {
    fields: { ...bound, ENTITY_ID: 39 },
  }),
  [`${tl}bindings.bind ERROR_ARGUMENT`]: asHook(`${tl}bindings.bind`, { fields: 'text' }),
  [`${tl}bindings.list `]: asHook(`${tl}bindings.list`, { filter: {} }),
  [`${tl}bindings.list Parameter 'filter' must be array.`]: asHook(`${tl}bindings.list`, { filter: 'text' }),
  [`${tl}bindings.list Parameter 'order' must be array.`]: asHook(`${tl}bindings.list`, {
    filter: { OWNER_ID: 1 },
    order: 'text',
  }),
  [`${tl}comment.add OWNER_NOT_FOUND`]: asHook(`${tl}comment.add`, {
    fields: { ...commented, ENTITY_TYPE: 'dynamic_404' },
  }),
  [`${tl}comment.add ACCESS_DENIED`]: asReader(`${tl}comment.add`, { fields: commented }),
  [`${tl}comment.add INVALID_ARG_VALUE`]: asHook(`${tl}comment.add`, {
    fields: { ...commented, COMMENT: '' },
  }),
  [`${tl}comment.add 100`]: asHook(`${tl}comment.add`),
  ...commentTriggers('update', { fields: { COMMENT: 'Comment was changed' } }),
  [`${tl}comment.update INVALID_ARG_VALUE`]: asHook(`${tl}comment.update`, { id: 999, fields: {} }),
  ...commentTriggers('delete', {}),
  [`${tl}comment.delete MULTIPLE_BINDINGS`]: asHook(`${tl}comment.delete`, { id: 1000 }),
  [`${tl}comment.get Not found.`]: asHook(`${tl}comment.get`, { id: 404 }),
  [`${tl}comment.get Access denied.`]: hidden(`${tl}comment.get`, { id: 1001 }),
  [`${tl}comment.get ID is not defined or invalid.`]: asHook(`${tl}comment.get`),
  [`${tl}comment.list Access denied`]: hidden(`${tl}comment.list`, {
    filter: { ENTITY_TYPE: 'lead', ENTITY_ID: 1 },
  }),
  'batch ERROR_BATCH_METHOD_NOT_ALLOWED': asHook('batch', { cmd: ['batch?cmd[0]=profile'] }),
  'batch ERROR_BATCH_LENGTH_EXCEEDED': asHook('batch', { cmd: Array.from({ length: 51 }, () => 'profile') }),
}

function noteTriggers(action: string, extra: JsonMap, absent: JsonMap): Record<string, Trigger> {
  const method = `${tl}note.${action}`
  return {
    [`${method} ACCESS_DENIED`]: hidden(method, { ...note, ...extra }),
    [`${method} NOT_FOUND`]: asHook(method, { ...note, ...extra, ...absent }),
    [`${method} 100`]: asHook(method, extra),
  }
}

function pinTriggers(action: string): Record<string, Trigger> {
  const method = `${tl}item.${action}`
  return {
    [`${method} ACCESS_DENIED`]: asReader(method, pin),
    [`${method} NOT_FOUND`]: asHook(method, { ...pin, id: 404 }),
    [`${method} OWNER_NOT_FOUND`]: asHook(method, { ...pin, ownerId: 404 }),
    [`${method} 100`]: asHook(method),
  }
}

function commentTriggers(action: string, extra: JsonMap): Record<string, Trigger> {
  const method = `${tl}comment.${action}`
  return {
    [`${method} ACCESS_DENIED`]: asReader(method, { id: 999, ...extra }),
    [`${method} NOT_FOUND`]: asHook(method, { id: 404, ...extra }),
    [`${method} OWNER_NOT_FOUND`]: asHook(method, { id: 999, ownerTypeId: 404, ownerId: 1, ...extra }),
    [`${method} 100`]: asHook(method, extra),
  }
}

function bindingTriggers(action: string): Record<string, Trigger> {
  const method = `${tl}bindings.${action}`
  return {
    [`${method} `]: asHook(method),
    [`${method} ${noOwner}`]: asHook(method, { fields: { ...bound, OWNER_ID: 'none' } }),
    [`${method} ${noEntity}`]: asHook(method, { fields: { ...bound, ENTITY_ID: 0 } }),
    [`${method} ${noType}`]: asHook(method, { fields: { ...bound, ENTITY_TYPE: 'requisite' } }),
    [`${method} Access denied.`]: asReader(method, { fields: bound }),
  }
}
