import { describe, expect, it } from 'vitest'
import { noteKey } from '#emulator/world/entries.ts'
import { CONTACT, DEAL, inBothDialects, written } from '../testing/both-dialects.ts'
import { type Greeting, type McpAgent, mcpAgent } from '../testing/mcp-client.ts'

const GREETINGS: readonly Greeting[] = ['legacy', 'auto']

inBothDialects((stage) => {
  describe.each(GREETINGS)('for a client that greets the %s way', (greeting) => {
    const world = () => stage().gateway.emulator.world
    const isPinned = (id: number) => world().pins.get('2:100')?.has(id) ?? false
    const shownOn = (id: number) =>
      (world().bindings.get(id) ?? []).map(({ entityTypeId, entityId }) => `${entityTypeId}:${entityId}`)

    async function model(who: 'agent' | 'appAgent' = 'agent'): Promise<McpAgent> {
      return mcpAgent(stage().gateway.url, stage()[who], { greeting })
    }

    /** An entry, and a model that calls tools about it on its deal. */
    async function about(who: 'agent' | 'appAgent' = 'agent') {
      const id = await written(stage()[who])
      const { call } = await model(who)
      const on = (name: string, more: object = {}) => call(name, { id, ...DEAL, ...more })
      return { id, call, on }
    }

    it('create_timeline_log writes an entry', async () => {
      const { call } = await model()
      const { isError, answer, text } = await call('create_timeline_log', {
        ...DEAL,
        title: 'Prices checked',
        text: 'All [b]12[/b] are right.',
        iconCode: 'info',
      })
      const told = {
        title: 'Prices checked',
        text: 'All [b]12[/b] are right.',
        iconCode: 'info',
        authorId: 1,
      }
      expect(isError).toBe(false)
      expect(answer).toEqual({ data: { ...told, id: expect.any(Number), created: expect.any(String) } })
      expect(world().entries.get(answer.data.id)).toMatchObject({ ...told, clientId: null })
      expect(text).toContain(JSON.stringify(answer))
    })

    it('list_timeline_logs gives the entries of a card and counts them', async () => {
      const { id, call } = await about()
      const { answer } = await call('list_timeline_logs', { ...DEAL, limit: 12 })
      expect(answer.data).toHaveLength(12)
      expect(answer.data[0].id).toBe(id)
      const total = world().owned.get('2:100')?.length
      expect(answer.meta).toEqual({ total, hasMore: true, nextOffset: 12 })
    })

    it('get_timeline_log gives an entry', async () => {
      const { id, call } = await about()
      const { answer } = await call('get_timeline_log', { id })
      expect(answer.data).toMatchObject({ id, title: world().entries.get(id)?.title })
    })

    it('save_note writes the note, get_note gives it, delete_note takes it away', async () => {
      const { id, on } = await about()
      const note = () => world().notes.get(noteKey(1, id))?.text
      expect((await on('save_note', { text: 'Answers in 2 days.' })).answer).toEqual({ data: true })
      expect(note()).toBe('Answers in 2 days.')
      expect((await on('get_note')).answer.data).toMatchObject({ text: 'Answers in 2 days.', createdById: 1 })
      expect((await on('delete_note')).answer).toEqual({ data: true })
      expect(note()).toBeUndefined()
    })

    it('pin_timeline_log pins an entry and unpin_timeline_log takes the pin away', async () => {
      const { id, on } = await about()
      expect((await on('pin_timeline_log')).answer).toEqual({ data: true })
      expect(isPinned(id)).toBe(true)
      expect((await on('unpin_timeline_log')).answer).toEqual({ data: true })
      expect(isPinned(id)).toBe(false)
    })

    it('bind_timeline_log shows an entry on a card, and unbind_timeline_log takes it off', async () => {
      const { id, call } = await about()
      await call('bind_timeline_log', { id, ...CONTACT })
      expect(shownOn(id)).toEqual(['2:100', '3:50'])
      await call('unbind_timeline_log', { id, entityType: 'contact', entityId: 50 })
      expect(shownOn(id)).toEqual(['2:100'])
    })

    it('list_bindings gives the cards of an entry', async () => {
      const { id, call } = await about()
      const { answer } = await call('list_bindings', { id })
      expect(answer).toEqual({
        data: [{ ownerId: id, entityType: 'deal', entityTypeId: 2, entityId: 100 }],
        meta: { total: 1 },
      })
    })

    it('run_batch does calls that refer to each other, and says which failed', async () => {
      const { call } = await model()
      const params = { ...DEAL, title: 'In a batch', text: 'Text' }
      const { answer } = await call('run_batch', {
        calls: [
          { id: 'first', action: 'create', params },
          { id: 'note', action: 'add_note', entityId: '$first.id', params: { ...DEAL, text: 'Noted' } },
          { id: 'lost', action: 'get', entityId: 999_999 },
        ],
      })
      const { id } = answer.data.results.first
      expect(world().entries.get(id)).toMatchObject({ title: 'In a batch' })
      expect(world().notes.get(noteKey(1, id))?.text).toBe('Noted')
      expect(answer.data.errors).toMatchObject({ lost: { code: 'ENTITY_NOT_FOUND' } })
      expect(answer.data.summary).toEqual({ total: 3, succeeded: 2, failed: 1 })
    })

    it('list_runs lists runs, and get_run gives one with its entries', async () => {
      const { call } = await model()
      const run = { id: `run-${greeting}`, agent: 'Quote bot', step: 'prices', outcome: 'sent' }
      const { answer: made } = await call('create_timeline_log', { ...DEAL, title: 'A', text: 'B', run })
      const { answer: runs } = await call('list_runs', { limit: 1 })
      expect(runs.data[0]).toMatchObject({ id: run.id, agent: 'Quote bot', outcome: 'sent', entries: 1 })
      const { answer: one } = await call('get_run', { id: run.id })
      expect(one.data.entries).toMatchObject([{ id: made.data.id, title: 'A', owner: DEAL, step: 'prices' }])
    })

    it('delete_timeline_log deletes what the same app wrote', async () => {
      const { id, call } = await about('appAgent')
      const { answer, text } = await call('delete_timeline_log', { id })
      expect([answer, text]).toEqual([{ data: true }, 'The entry is deleted.'])
      expect(world().entries.has(id)).toBe(false)
    })
  })
})
