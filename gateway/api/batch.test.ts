import { expect, it } from 'vitest'
import { pinnedIds } from '#emulator/world/bindings.ts'
import { noteKey } from '#emulator/world/entries.ts'
import { CARD, about, asked, creates, send, titles } from '../testing/batches.ts'
import { asRole, inBothDialects, written } from '../testing/both-dialects.ts'
import type { Reply } from '../testing/test-gateway.ts'

inBothDialects(
  (stage) => {
    const world = () => stage().gateway.emulator.world
    const note = (id: number) => world().notes.get(noteKey(1, id))?.text

    it('does fifty calls that refer to each other in one request of the portal', async () => {
      const { agent, gateway } = stage()
      await written(agent)
      const many = Array.from({ length: 20 }, (_, k) => `fifty-${k}`)
      const calls = [
        ...many.map((id) => creates(id)),
        ...many.map((id) => about(`$${id}.id`, 'add_note', { text: `Note of ${id}` })),
        ...many.slice(0, 10).map((id) => about(`$${id}.id`, 'pin')),
      ]
      let body: Reply['body']
      const requests = await asked(gateway, async () => ({ body } = await send(agent, calls)))
      expect(requests.map(({ method }) => method)).toEqual(['batch'])
      expect(body.data.errors).toEqual({})
      expect(body.data.summary).toEqual({ total: 50, succeeded: 50, failed: 0 })
      const ids = many.map((id) => body.data.results[id].id)
      expect(ids.map((id) => note(id))).toEqual(many.map((id) => `Note of ${id}`))
      expect(pinnedIds(world(), CARD)).toEqual(expect.arrayContaining(ids.slice(0, 10)))
    })

    it('answers each of the twelve as its own address does', async () => {
      const { appAgent } = stage()
      const { status, body } = await send(appAgent, [
        creates('first'),
        { id: 'get', action: 'get', entityId: '$first.id' },
        { id: 'note', ...about('$first.id', 'add_note', { text: 'A note' }) },
        { id: 'noted', ...about('$first.id', 'get_note') },
        { id: 'unnote', ...about('$first.id', 'delete_note') },
        { id: 'pin', ...about('$first.id', 'pin') },
        { id: 'unpin', ...about('$first.id', 'unpin') },
        { id: 'bind', action: 'bind', entityId: '$first.id', params: { entityTypeId: 3, entityId: 50 } },
        { id: 'bindings', action: 'get_bindings', entityId: '$first.id' },
        { id: 'unbind', action: 'unbind', entityId: '$first.id', params: { entityTypeId: 3, entityId: 50 } },
        { id: 'list', action: 'list', entity: 'timeline-logs', params: { ...CARD, limit: 1 } },
        { id: 'delete', action: 'delete', entityId: '$first.id' },
      ])
      expect(body.data.errors).toEqual({})
      const { first, list, noted, bindings, ...others } = body.data.results
      expect(status).toBe(200)
      expect(others).toEqual({
        get: first,
        note: true,
        unnote: true,
        pin: true,
        unpin: true,
        bind: true,
        unbind: true,
        delete: true,
      })
      expect(list).toEqual([first])
      expect(noted.text).toBe('A note')
      expect(bindings).toEqual([
        { ownerId: first.id, entityType: 'deal', ...CARD },
        { ownerId: first.id, entityType: 'contact', entityTypeId: 3, entityId: 50 },
      ])
      expect(body.data.totals).toEqual({ bindings: 2, list: expect.any(Number) })
    })

    it('names calls by their position where they have no id', async () => {
      const { body } = await send(stage().agent, [about(13, 'get'), about(999_999, 'get')])
      expect(Object.keys(body.data.results)).toEqual(['0'])
      expect(body.data.errors).toEqual({ 1: { code: 'ENTITY_NOT_FOUND', message: expect.any(String) } })
      expect(body).toMatchObject({ success: true, data: { summary: { total: 2, succeeded: 1, failed: 1 } } })
    })

    it('takes the entries of a list by their place', async () => {
      const { agent } = stage()
      const id = await written(agent, CARD)
      const { body } = await send(agent, [
        { id: 'found', action: 'list', params: { ...CARD, limit: 3 } },
        about('$found.0.id', 'add_note', { text: 'Found' }),
        about('$found.7.id', 'pin'),
      ])
      expect(note(id)).toBe('Found')
      expect(body.data.errors[2]).toMatchObject({ code: 'REFERENCE_FAILED' })
    })

    it('does not do what is about an entry that was not written, and touches no other', async () => {
      const { agent, gateway } = stage()
      const state = () =>
        JSON.stringify([[...world().bindings], [...world().notes], [...world().pins].map(String)])
      const before = state()
      const logged = gateway.emulator.log.length
      gateway.emulator.faults.add([{ method: 'crm.timeline.logmessage.add', error: 'ACCESS_DENIED' }])
      const { body } = await send(agent, [
        creates('lost', 'Never written'),
        { id: 'pin', ...about('$lost.id', 'pin') },
        { id: 'note', ...about('$lost.id', 'add_note', { text: 'Wrong' }) },
        { id: 'bind', action: 'bind', entityId: '$lost.id', params: { entityTypeId: 3, entityId: 50 } },
        { id: 'get', action: 'get', entityId: 13 },
      ])
      expect(Object.keys(body.data.results)).toEqual(['get'])
      expect(body.data.errors).toMatchObject({
        lost: { code: 'BITRIX_ACCESS_DENIED' },
        pin: { code: 'REFERENCE_FAILED', message: expect.stringContaining('"lost"') },
        note: { code: 'REFERENCE_FAILED' },
        bind: { code: 'REFERENCE_FAILED' },
      })
      const sent = gateway.emulator.log.slice(logged)
      expect(sent.map(({ method, halt, batch }) => ({ method, halt, first: batch?.[0] }))).toEqual([
        { method: 'batch', halt: 1, first: 'crm.timeline.logmessage.add' },
        { method: 'crm.timeline.logmessage.get' },
      ])
      expect(state()).toBe(before)
    })

    it('goes on after a failure among calls that refer to each other', async () => {
      const { agent, gateway } = stage()
      const { body } = await send(agent, [
        creates('on-1'),
        about(999_999, 'pin'),
        about('$on-1.id', 'add_note', { text: 'Still noted' }),
        creates('on-2'),
        about('$on-2.id', 'pin'),
      ])
      expect(Object.keys(body.data.errors)).toEqual(['1'])
      expect(note(body.data.results['on-1'].id)).toBe('Still noted')
      expect(titles(gateway, 'on-')).toEqual(['on-1', 'on-2'])
    })

    it('sends a text as it is where a portal would take it for a reference', async () => {
      const { agent } = stage()
      const text = 'Paid $result[first][logMessage][id] in $time'
      const { body } = await send(agent, [
        creates('first', 'Dollars 1'),
        creates('second', '$total', { text }),
        about('$second.id', 'add_note', { text }),
      ])
      expect(body.data.results.second).toMatchObject({ title: '$total', text })
      expect(note(body.data.results.second.id)).toBe(text)
    })

    it('collects a list of several pages', async () => {
      const { body } = await send(stage().agent, [
        { id: 'list', action: 'list', params: { entityTypeId: 2, entityId: 100, limit: 25 } },
      ])
      expect(body.data.results.list).toHaveLength(25)
    })

    it('lets a key that may only read read, and refuses each write by itself', async () => {
      const reader = await stage().gateway.caller({ readOnly: true })
      const { status, body } = await send(reader, [about(13, 'get'), creates('no'), about(13, 'pin')])
      expect(status).toBe(200)
      expect(Object.keys(body.data.results)).toEqual(['0'])
      expect(body.data.errors.no.code).toBe('WRITE_BLOCKED_READONLY_KEY')
      expect(body.data.errors[2].code).toBe('WRITE_BLOCKED_READONLY_KEY')
    })

    it('keeps a key for some kinds of cards to entries that show on those', async () => {
      const { agent, gateway } = stage()
      const onDeal = await written(agent)
      const onContact = await written(agent, { entityTypeId: 3, entityId: 50 })
      const limited = await gateway.caller({ entityTypes: [3] })
      let body: Reply['body']
      const requests = await asked(gateway, async () => {
        const calls = [onContact, onContact, onDeal].map((id) => ({ action: 'get', entityId: id }))
        body = (await send(limited, [...calls, { action: 'list', params: CARD }])).body
      })
      expect(Object.keys(body.data.results)).toEqual(['0', '1'])
      expect(body.data.errors).toMatchObject({ 2: { code: 'SCOPE_DENIED' }, 3: { code: 'SCOPE_DENIED' } })
      expect(requests.map(({ method }) => method)).toEqual(['batch', 'batch'])
    })

    it('never lets a personal key delete, and does not ask the portal', async () => {
      const { agent, gateway } = stage()
      const requests = await asked(gateway, async () => {
        const { body } = await send(agent, [{ id: 'gone', action: 'delete', entityId: 13 }])
        expect(body.data.errors.gone.code).toBe('CROSS_APP_DELETE_FORBIDDEN')
      })
      expect(requests).toEqual([])
    })

    it('says so where a portal refuses to bind', async () => {
      const { agent, gateway } = stage()
      const id = await written(agent)
      await asRole(gateway, 'reader', async () => {
        const { body } = await send(agent, [
          { id: 'bind', action: 'bind', entityId: id, params: { entityTypeId: 3, entityId: 50 } },
          { id: 'get', action: 'get', entityId: id },
        ])
        expect(body.data.errors.bind.code).toBe('BITRIX_ACCESS_DENIED')
        expect(Object.keys(body.data.results)).toEqual(['get'])
      })
    })
  },
  { emulator: { switches: { pinLimit: 50 } } },
)
