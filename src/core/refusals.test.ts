import { describe, expect, it } from 'vitest'
import { createEmulator } from '#emulator/create-emulator.ts'
import { emulatorPortal } from '#testing/emulator-portal.ts'
import type { ErrorCode } from './portal-error.ts'
import { PortalError } from './portal-error.ts'
import * as operations from './operations.ts'
import * as writes from './write-operations.ts'
import type { Portal } from './portal.ts'

const deal = { entityTypeId: 2, entityId: 100 }
const contact = { entityTypeId: 3, entityId: 51 }
const MANAGER = 7
const ENTRY = { title: 'Probe', text: 'Probe', iconCode: 'info' }

/** The twelve operations, each on an entry that is there. */
const OPERATIONS: Record<string, { method: string; act: (portal: Portal, id: number) => Promise<unknown> }> =
  {
    list: {
      method: 'crm.timeline.logmessage.list',
      act: (p) => operations.listEntries(p, deal, 'newest', 0),
    },
    get: { method: 'crm.timeline.logmessage.get', act: (p, id) => operations.getEntry(p, id) },
    add: { method: 'crm.timeline.logmessage.add', act: (p) => writes.addEntry(p, deal, ENTRY) },
    delete: { method: 'crm.timeline.logmessage.delete', act: (p, id) => writes.deleteEntry(p, id) },
    'note get': { method: 'crm.timeline.note.get', act: (p, id) => operations.getNote(p, deal, id) },
    'note save': { method: 'crm.timeline.note.save', act: (p, id) => writes.saveNote(p, deal, id, 'x') },
    'note delete': { method: 'crm.timeline.note.delete', act: (p, id) => writes.deleteNote(p, deal, id) },
    pin: { method: 'crm.timeline.item.pin', act: (p, id) => writes.pinEntry(p, deal, id) },
    unpin: { method: 'crm.timeline.item.unpin', act: (p, id) => writes.unpinEntry(p, deal, id) },
    bind: { method: 'crm.timeline.bindings.bind', act: (p, id) => writes.bindEntry(p, id, contact) },
    unbind: { method: 'crm.timeline.bindings.unbind', act: (p, id) => writes.unbindEntry(p, id, deal) },
    bindings: { method: 'crm.timeline.bindings.list', act: (p, id) => operations.listBindings(p, id) },
  }

/** The errors the reference page of each operation lists, as our codes. */
const LISTED: Record<keyof typeof OPERATIONS, [string | number, string, ErrorCode][]> = {
  list: [
    ['100', 'Could not find value for parameter {entityTypeId}', 'invalid'],
    ['0', 'fatal', 'unknown'],
  ],
  get: [
    ['NOT_FOUND', 'gone', 'notFound'],
    ['100', 'missing', 'invalid'],
    ['0', 'fatal', 'unknown'],
  ],
  add: [
    ['ACCESS_DENIED', 'Access denied', 'accessDenied'],
    ['OWNER_NOT_FOUND', 'Owner was not found', 'ownerNotFound'],
    ['100', 'missing', 'invalid'],
    ['0', 'Missing a required field: title', 'unknown'],
  ],
  delete: [
    ['ACCESS_DENIED', 'Access denied', 'accessDenied'],
    ['NOT_FOUND', 'gone', 'notFound'],
    ['REMOVING_DISABLED', 'another application', 'removingDisabled'],
    ['100', 'missing', 'invalid'],
    ['0', 'fatal', 'unknown'],
  ],
  'note get': [
    ['ACCESS_DENIED', 'no', 'accessDenied'],
    ['100', 'missing', 'invalid'],
    ['0', 'fatal', 'unknown'],
  ],
  'note save': [
    ['ACCESS_DENIED', 'no', 'accessDenied'],
    ['NOT_FOUND', 'Element not found', 'notFound'],
    ['100', 'missing', 'invalid'],
    ['0', 'fatal', 'unknown'],
  ],
  'note delete': [
    ['ACCESS_DENIED', 'no', 'accessDenied'],
    ['NOT_FOUND', 'Element not found', 'notFound'],
    ['100', 'missing', 'invalid'],
    ['0', 'fatal', 'unknown'],
  ],
  pin: [
    ['0', 'only three', 'pinLimit'],
    [0, 'only three', 'pinLimit'],
    ['100', 'missing', 'invalid'],
    ['ACCESS_DENIED', 'no', 'accessDenied'],
    ['NOT_FOUND', 'Not found.', 'notFound'],
    ['OWNER_NOT_FOUND', 'no', 'ownerNotFound'],
    ['CAN_NOT_CHANGE_PINNED', 'no', 'cannotChangePinned'],
  ],
  unpin: [
    ['100', 'missing', 'invalid'],
    ['ACCESS_DENIED', 'no', 'accessDenied'],
    ['NOT_FOUND', 'Not found.', 'notFound'],
    ['OWNER_NOT_FOUND', 'no', 'ownerNotFound'],
    ['CAN_NOT_CHANGE_PINNED', 'no', 'cannotChangePinned'],
  ],
  bind: [
    ['', 'OWNER_ID is not defined or invalid.', 'invalid'],
    ['', 'ENTITY_ID is not defined or invalid.', 'invalid'],
    ['', 'ENTITY_TYPE is not defined or invalid.', 'invalid'],
    ['', 'Access denied.', 'accessDenied'],
    ['ERROR_ARGUMENT', 'Wrong params.', 'invalid'],
  ],
  unbind: [
    ['', 'OWNER_ID is not defined or invalid.', 'invalid'],
    ['', 'ENTITY_ID is not defined or invalid.', 'invalid'],
    ['', 'ENTITY_TYPE is not defined or invalid.', 'invalid'],
    ['', 'Access denied.', 'accessDenied'],
    ['', 'Not found.', 'notFound'],
  ],
  bindings: [
    ['', 'OWNER_ID is not defined or invalid.', 'invalid'],
    ['', "Parameter 'filter' must be array.", 'unknown'],
  ],
}

/** What any method may meet (REST docs: error-codes, limits). */
const COMMON: [string, number, ErrorCode][] = [
  ['QUERY_LIMIT_EXCEEDED', 503, 'rateLimit'],
  ['OVERLOAD_LIMIT', 503, 'portalDown'],
  ['OPERATION_TIME_LIMIT', 429, 'budget'],
  ['INTERNAL_SERVER_ERROR', 500, 'portalDown'],
  ['ERROR_UNEXPECTED_ANSWER', 500, 'portalDown'],
  ['NO_AUTH_FOUND', 401, 'authLost'],
  ['expired_token', 401, 'authLost'],
  ['ACCESS_DENIED', 403, 'plan'],
  ['INVALID_CREDENTIALS', 403, 'accessDenied'],
  ['insufficient_scope', 403, 'noScope'],
  ['user_access_error', 403, 'appAccess'],
  ['ERROR_MANIFEST_IS_NOT_AVAILABLE', 404, 'appAccess'],
  ['ERROR_METHOD_NOT_FOUND', 404, 'methodMissing'],
  ['PORTAL_DELETED', 500, 'portalDown'],
]

/** A portal with an entry of our own that has a note. */
async function opened(dialect: 'cloud' | 'docs') {
  const emulator = createEmulator({ dialect })
  const portal = emulatorPortal(emulator, MANAGER)
  const { id } = await writes.addEntry(portal, deal, ENTRY)
  await writes.saveNote(portal, deal, id, 'A note')
  return { emulator, portal, id }
}

async function truth(emulator: ReturnType<typeof createEmulator>): Promise<string> {
  const answer = await emulator.fetch(
    new Request('http://portal.test/__emulator/state?entityTypeId=2&entityId=100'),
  )
  return answer.text()
}

async function caught(act: Promise<unknown>): Promise<PortalError> {
  const error: unknown = await act.then(
    () => new Error('it went through'),
    (reason: unknown) => reason,
  )
  if (error instanceof PortalError) return error
  throw error
}

for (const dialect of ['cloud', 'docs'] as const) {
  describe(`in the ${dialect} dialect`, () => {
    for (const [name, { method, act }] of Object.entries(OPERATIONS)) {
      it.each(LISTED[name] ?? [])(
        `${name} reads %j %j as %s and changes nothing`,
        async (error, words, code) => {
          const { emulator, portal, id } = await opened(dialect)
          const before = await truth(emulator)
          emulator.faults.add([{ method, error, description: words }])
          expect(await caught(act(portal, id))).toMatchObject({ code, method })
          expect(await truth(emulator)).toBe(before)
        },
      )

      it.each(COMMON)(`${name} reads %s with status %i as %s`, async (error, status, code) => {
        const { emulator, portal, id } = await opened(dialect)
        const before = await truth(emulator)
        emulator.faults.add([{ method, error, status }])
        expect((await caught(act(portal, id))).code).toBe(code)
        expect(await truth(emulator)).toBe(before)
      })

      it(`${name} reads a lost connection, HTML and broken JSON as what may have happened`, async () => {
        for (const fault of [
          { drop: 'before' },
          { drop: 'after' },
          { body: 'html' },
          { body: 'broken-json' },
        ] as const) {
          const { emulator, portal, id } = await opened(dialect)
          emulator.faults.add([{ method, ...fault }])
          expect((await caught(act(portal, id))).mayHaveHappened).toBe(true)
        }
      })
    }
  })
}

it('never puts a token or a parameter into the words of an error', async () => {
  const { emulator, portal } = await opened('cloud')
  emulator.faults.add([{ method: 'crm.timeline.note.save', error: 'ACCESS_DENIED', description: 'secret' }])
  const error = await caught(writes.saveNote(portal, deal, 1, 'a private word'))
  expect(error.message).toBe('crm.timeline.note.save: accessDenied (ACCESS_DENIED)')
})
