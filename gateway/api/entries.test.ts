import { expect, it } from 'vitest'
import { cardKey } from '#emulator/world/cards.ts'
import { DEAL, inBothDialects, written } from '../testing/both-dialects.ts'

const CREATED = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/)

inBothDialects((stage) => {
  it('writes an entry on a card and answers with it', async () => {
    const { agent, gateway } = stage()
    const words = { title: 'AI agent processed the request', text: 'Client data analyzed.' }
    const { status, body, headers } = await agent.post('/v1/timeline-logs', { ...DEAL, ...words })
    expect(body).toEqual({
      success: true,
      data: { id: expect.any(Number), created: CREATED, authorId: 1, ...words, iconCode: '' },
    })
    expect(status).toBe(201)
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8')
    const entry = gateway.emulator.world.entries.get(body.data.id)
    expect(entry).toMatchObject({ owner: DEAL, ...words, iconCode: '', authorId: 1, clientId: null })
  })

  it('writes an entry as the installed app, with an icon', async () => {
    const { appAgent, gateway } = stage()
    const id = await written(appAgent, { iconCode: 'check' })
    const entry = gateway.emulator.world.entries.get(id)
    expect(entry).toMatchObject({ clientId: 'local.trail', iconCode: 'check' })
  })

  it('lists what is on the card, newest first, and tells how much there is', async () => {
    const { agent, gateway } = stage()
    const id = await written(agent)
    const { status, body } = await agent.get('/v1/timeline-logs?entityTypeId=2&entityId=100&limit=3')
    const total = gateway.emulator.world.owned.get(cardKey(DEAL))?.length
    expect(body).toEqual({ success: true, data: expect.any(Array), meta: { total, hasMore: true } })
    expect(body.data).toHaveLength(3)
    expect(body.data[0].id).toBe(id)
    expect(status).toBe(200)
  })

  it('lists nothing on a card without entries', async () => {
    const { body } = await stage().agent.get('/v1/timeline-logs?entityTypeId=4&entityId=424242&limit=50')
    expect(body).toEqual({ success: true, data: [], meta: { total: 0, hasMore: false } })
  })

  it('gives one entry', async () => {
    const { agent } = stage()
    const id = await written(agent, { title: 'One', text: '[b]Two[/b]\nlines' })
    const { status, body } = await agent.get(`/v1/timeline-logs/${id}`)
    const entry = { id, created: CREATED, authorId: 1, title: 'One', text: '[b]Two[/b]\nlines', iconCode: '' }
    expect(body).toEqual({ success: true, data: entry })
    expect(status).toBe(200)
  })

  it('deletes an entry of the app for an app key', async () => {
    const { appAgent, gateway } = stage()
    const id = await written(appAgent)
    const { status, body } = await appAgent.delete(`/v1/timeline-logs/${id}`)
    expect([status, body]).toEqual([200, { success: true, data: true }])
    expect(gateway.emulator.world.entries.has(id)).toBe(false)
  })

  it('takes an entry for deleted where the answer was lost and it is gone', async () => {
    const { appAgent, gateway } = stage()
    const id = await written(appAgent)
    gateway.emulator.faults.add([{ method: 'crm.timeline.logmessage.delete', drop: 'after' }])
    expect((await appAgent.delete(`/v1/timeline-logs/${id}`)).body).toEqual({ success: true, data: true })
    expect(gateway.emulator.world.entries.has(id)).toBe(false)
  })

  it('does not ask the portal to delete for a personal key', async () => {
    const { agent, gateway } = stage()
    const id = await written(agent)
    const before = gateway.emulator.log.length
    const { status, body } = await agent.delete(`/v1/timeline-logs/${id}`)
    expect([status, body.error.code]).toEqual([403, 'CROSS_APP_DELETE_FORBIDDEN'])
    expect(gateway.emulator.log.length).toBe(before)
  })
})
