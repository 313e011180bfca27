import { expect, it } from 'vitest'
import type { Fault } from '#emulator/control/faults.ts'
import { pinEntry } from '#emulator/world/bindings.ts'
import { addEntry } from '#emulator/world/entries.ts'
import { ADMIN, CONTACT, DEAL, asRole, inBothDialects, written } from '../testing/both-dialects.ts'
import type { ApiErrorCode } from './api-error.ts'

const LOGS = '/v1/timeline-logs'
const ENTRY = { ...DEAL, title: 'Title', text: 'Text' }
const GONE = `${LOGS}/999999`
const LIST = `${LOGS}?entityTypeId=2&entityId=100`
const NATIVE = 'crm.timeline.logmessage.list'

type Request = [method: string, path: string, body?: object]

/** The portal's own refusals, without any fault. */
const REFUSED: [row: string, status: number, code: ApiErrorCode, request: Request][] = [
  ['a missing field', 400, 'INVALID_PARAMS', ['POST', LOGS, DEAL]],
  ['a bind to no kind of card', 400, 'INVALID_ENTITY_TYPE_ID', ['POST', `${GONE}/bind`, typed(5)]],
  ['an unbind from no kind of card', 400, 'INVALID_ENTITY_TYPE_ID', ['POST', `${GONE}/unbind`, typed(36)]],
  ['reading an entry that is gone', 404, 'ENTITY_NOT_FOUND', ['GET', GONE]],
  ['pinning an entry that is gone', 404, 'ENTITY_NOT_FOUND', ['POST', `${GONE}/pin`, DEAL]],
  ['unpinning an entry that is gone', 404, 'ENTITY_NOT_FOUND', ['POST', `${GONE}/unpin`, DEAL]],
  [
    'a note on an entry that is gone',
    404,
    'ENTITY_NOT_FOUND',
    ['POST', `${GONE}/note`, { ...DEAL, text: 'N' }],
  ],
  ['the note of an entry that is gone', 404, 'NOTE_NOT_FOUND', ['GET', `${GONE}/note${LIST.slice(17)}`]],
  ['deleting a note that is not there', 404, 'NOTE_NOT_FOUND', ['DELETE', `${GONE}/note`, DEAL]],
  ['a card on no kind of card', 422, 'BITRIX_ERROR', ['POST', LOGS, { ...ENTRY, entityTypeId: 127 }]],
]

/** What a fault of the portal makes of a list. */
const FAULTS: [
  row: string,
  status: number,
  code: ApiErrorCode,
  retryAfter: number | undefined,
  fault: Fault,
][] = [
  ['a missing scope', 403, 'SCOPE_DENIED', undefined, { error: 'insufficient_scope' }],
  ['a refusal of rights', 403, 'BITRIX_ACCESS_DENIED', undefined, { error: 'ACCESS_DENIED' }],
  ['a plan without REST', 403, 'BITRIX_ACCESS_DENIED', undefined, { error: 'ACCESS_DENIED', status: 403 }],
  ['a webhook that was withdrawn', 403, 'BITRIX_ACCESS_DENIED', undefined, { error: 'INVALID_CREDENTIALS' }],
  ['a webhook it does not know', 403, 'BITRIX_ACCESS_DENIED', undefined, { error: 'NO_AUTH_FOUND' }],
  ['an error of its own', 422, 'BITRIX_ERROR', undefined, { error: 'ODD', description: 'Odd.' }],
  ['503 without a word', 429, 'RATE_LIMITED', 2, { status: 503, times: 0 }],
  ['QUERY_LIMIT_EXCEEDED', 429, 'RATE_LIMITED', 2, { error: 'QUERY_LIMIT_EXCEEDED', times: 0 }],
  ['a connection that breaks', 502, 'BITRIX_UNAVAILABLE', 5, { drop: 'before', times: 0 }],
  ['an answer that is lost', 502, 'BITRIX_UNAVAILABLE', 5, { drop: 'after', times: 0 }],
  ['502', 502, 'BITRIX_UNAVAILABLE', 5, { status: 502, times: 0 }],
  ['HTML', 502, 'BITRIX_UNAVAILABLE', 5, { body: 'html', times: 0 }],
  ['broken JSON', 502, 'BITRIX_UNAVAILABLE', 5, { body: 'broken-json', times: 0 }],
  ['a portal that was deleted', 502, 'BITRIX_UNAVAILABLE', 5, { error: 'PORTAL_DELETED', times: 0 }],
  ['an answer that takes too long', 504, 'QUEUE_TIMEOUT', 10, { latency: 1_000, times: 0 }],
]

inBothDialects(
  (stage) => {
    it.each(REFUSED)('answers %s with %i %s', async (_, status, code, [method, path, body]) => {
      const answer = await stage().agent.request(method, path, body)
      expect([answer.status, answer.body.error.code]).toEqual([status, code])
      expect(answer.body).toEqual({ success: false, error: { code, message: expect.stringMatching(/\S/) } })
    })

    it.each(FAULTS)('answers %s with %i %s', async (_, status, code, retryAfter, fault) => {
      const { agent, gateway } = stage()
      gateway.emulator.faults.add([{ method: NATIVE, ...fault }])
      const answer = await agent.get(LIST)
      expect([answer.status, answer.body.error]).toEqual([status, expect.objectContaining({ code })])
      expect(answer.body.error.retryAfter).toBe(retryAfter)
      expect(JSON.stringify(answer.body)).not.toMatch(/\/rest\/|emulator|127\.0\.0\.1/)
      expect(answer.headers.get('retry-after')).toBe(retryAfter === undefined ? null : String(retryAfter))
    })

    it('answers a spent time budget with 429 RATE_LIMITED, and asks no more', async () => {
      const { agent, gateway } = stage()
      gateway.emulator.faults.add([{ method: 'crm.timeline.bindings.list', error: 'OPERATION_TIME_LIMIT' }])
      const { status, body, headers } = await agent.get(`${GONE}/bindings`)
      expect([status, body.error.code]).toEqual([429, 'RATE_LIMITED'])
      expect(Number(headers.get('retry-after'))).toBe(body.error.retryAfter)
    })

    it('answers a success with an empty entry with 404 NOT_FOUND', async () => {
      const { agent, gateway } = stage()
      const id = await written(agent)
      gateway.emulator.faults.add([{ method: 'crm.timeline.logmessage.get', body: 'empty-object' }])
      const { status, body } = await agent.get(`${LOGS}/${id}`)
      expect([status, body.error.code]).toEqual([404, 'NOT_FOUND'])
    })

    it('does not let another app’s entry be deleted: 403 CROSS_APP_DELETE_FORBIDDEN', async () => {
      const { appAgent, gateway } = stage()
      const words = { title: 'T', text: 'T', iconCode: '', clientId: 'local.quotebot' }
      const { id } = addEntry(gateway.emulator.world, {
        owner: DEAL,
        created: gateway.emulator.now(),
        authorId: ADMIN,
        ...words,
      })
      const { status, body } = await appAgent.delete(`${LOGS}/${id}`)
      expect([status, body.error.code]).toEqual([403, 'CROSS_APP_DELETE_FORBIDDEN'])
      expect(gateway.emulator.world.entries.has(id)).toBe(true)
    })

    it('says that an entry to delete is gone: 404 ENTITY_NOT_FOUND', async () => {
      const { status, body } = await stage().appAgent.delete(GONE)
      expect([status, body.error.code]).toEqual([404, 'ENTITY_NOT_FOUND'])
    })

    it('tells the words of the portal where a card is full of pins: 422 BITRIX_ERROR', async () => {
      const { agent, gateway } = stage()
      const ids = []
      for (let n = 0; n < 8; n += 1) ids.push(await written(agent, CONTACT))
      const last = ids.pop() ?? 0
      for (const id of ids) pinEntry(gateway.emulator.world, id, CONTACT)
      const { status, body } = await agent.post(`${LOGS}/${last}/pin`, CONTACT)
      expect([status, body.error.code]).toEqual([422, 'BITRIX_ERROR'])
      expect(body.error.message).toMatch(/7/)
    })

    it.each([
      ['create', (): Request => ['POST', LOGS, ENTRY]],
      ['pin', (id: number): Request => ['POST', `${LOGS}/${id}/pin`, DEAL]],
      ['unpin', (id: number): Request => ['POST', `${LOGS}/${id}/unpin`, DEAL]],
      ['bind', (id: number): Request => ['POST', `${LOGS}/${id}/bind`, CONTACT]],
      ['unbind', (id: number): Request => ['POST', `${LOGS}/${id}/unbind`, CONTACT]],
      ['save a note', (id: number): Request => ['POST', `${LOGS}/${id}/note`, { ...DEAL, text: 'Note' }]],
      ['delete a note', (id: number): Request => ['DELETE', `${LOGS}/${id}/note`, DEAL]],
    ])('does not let a reader %s: 403 BITRIX_ACCESS_DENIED', async (_, request) => {
      const { agent, gateway } = stage()
      const id = await written(agent)
      await agent.post(`${LOGS}/${id}/bind`, CONTACT)
      await agent.post(`${LOGS}/${id}/note`, { ...DEAL, text: 'Before' })
      await asRole(gateway, 'reader', async () => {
        const { status, body } = await agent.request(...request(id))
        expect([status, body.error.code]).toEqual([403, 'BITRIX_ACCESS_DENIED'])
      })
    })

    it('tells nothing but the code where a failure is its own: 500 INTERNAL_ERROR', async () => {
      const { agent, gateway } = stage()
      const ways = gateway.gateway.ways
      const { webhook } = ways
      try {
        Object.defineProperty(ways, 'webhook', {
          configurable: true,
          get: () => {
            throw new Error('secret of the house')
          },
        })
        const { status, body } = await agent.get(LIST)
        expect([status, body.error.code]).toEqual([500, 'INTERNAL_ERROR'])
        expect(JSON.stringify(body)).not.toContain('secret')
      } finally {
        Object.defineProperty(ways, 'webhook', { configurable: true, value: webhook, writable: true })
      }
    })
  },
  // Too short for a second try of what was lost.
  { config: { portalTimeout: 250, queueTimeout: 800 } },
)

function typed(entityTypeId: number) {
  return { entityTypeId, entityId: 1 }
}
