import { expect, it } from 'vitest'
import { isBound, pinnedIds } from '#emulator/world/bindings.ts'
import { CONTACT, DEAL, inBothDialects, written } from '../testing/both-dialects.ts'

const DONE = { success: true, data: true }

inBothDialects((stage) => {
  const world = () => stage().gateway.emulator.world

  it('pins an entry and unpins it again', async () => {
    const { agent } = stage()
    const id = await written(agent)
    const pinned = await agent.post(`/v1/timeline-logs/${id}/pin`, DEAL)
    expect([pinned.status, pinned.body]).toEqual([200, DONE])
    expect(pinnedIds(world(), DEAL)).toContain(id)
    const unpinned = await agent.post(`/v1/timeline-logs/${id}/unpin`, DEAL)
    expect([unpinned.status, unpinned.body]).toEqual([200, DONE])
    expect(pinnedIds(world(), DEAL)).not.toContain(id)
  })

  it('finds nothing wrong with unpinning what is not pinned', async () => {
    const { agent } = stage()
    const { status } = await agent.post(`/v1/timeline-logs/${await written(agent)}/unpin`, DEAL)
    expect(status).toBe(200)
  })

  it.each([
    ['entityTypeId', CONTACT],
    ['entityType', { entityType: 'contact', entityId: 50 }],
    ['entityType in capitals', { entityType: 'CONTACT', entityId: 50 }],
  ])('binds an entry to a further card by %s, and unbinds it', async (_, card) => {
    const { agent } = stage()
    const id = await written(agent)
    const bound = await agent.post(`/v1/timeline-logs/${id}/bind`, card)
    expect([bound.status, bound.body]).toEqual([200, DONE])
    expect(isBound(world(), id, CONTACT)).toBe(true)
    const unbound = await agent.post(`/v1/timeline-logs/${id}/unbind`, card)
    expect([unbound.status, unbound.body]).toEqual([200, DONE])
    expect(isBound(world(), id, CONTACT)).toBe(false)
  })

  it('refuses a number and a name that mean different kinds of cards', async () => {
    const { agent } = stage()
    const id = await written(agent)
    const { body } = await agent.post(`/v1/timeline-logs/${id}/bind`, { ...CONTACT, entityType: 'company' })
    expect(body.error).toMatchObject({
      code: 'INVALID_PARAMS',
      message: 'entityTypeId and entityType name different kinds of cards',
    })
    expect(isBound(world(), id, CONTACT)).toBe(false)
    await agent.post(`/v1/timeline-logs/${id}/bind`, { ...CONTACT, entityType: 'contact' })
    expect(isBound(world(), id, CONTACT)).toBe(true)
  })

  it('lists the bindings, that of the card it was written on first', async () => {
    const { agent } = stage()
    const id = await written(agent)
    await agent.post(`/v1/timeline-logs/${id}/bind`, CONTACT)
    const { status, body } = await agent.get(`/v1/timeline-logs/${id}/bindings`)
    expect(body).toEqual({
      success: true,
      data: [
        { ownerId: id, entityType: 'deal', ...DEAL },
        { ownerId: id, entityType: 'contact', ...CONTACT },
      ],
      meta: { total: 2 },
    })
    expect(status).toBe(200)
  })

  it('lists no bindings of an entry that is not there', async () => {
    const { body } = await stage().agent.get('/v1/timeline-logs/999999/bindings')
    expect(body).toEqual({ success: true, data: [], meta: { total: 0 } })
  })
})
