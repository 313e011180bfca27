import { expect, it } from 'vitest'
import { noteKey } from '#emulator/world/entries.ts'
import { DEAL, inBothDialects, written } from '../testing/both-dialects.ts'

const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/)
const QUERY = 'entityTypeId=2&entityId=100'

inBothDialects((stage) => {
  async function noted(text = 'First'): Promise<string> {
    const { agent } = stage()
    const address = `/v1/timeline-logs/${await written(agent)}/note`
    expect((await agent.post(address, { ...DEAL, text })).status).toBe(200)
    return address
  }

  function truth(address: string): string | undefined {
    const id = Number(address.split('/')[3])
    return stage().gateway.emulator.world.notes.get(noteKey(1, id))?.text
  }

  it('saves a note', async () => {
    const { agent } = stage()
    const address = `/v1/timeline-logs/${await written(agent)}/note`
    const { status, body } = await agent.post(address, { ...DEAL, text: 'Usually responds in 2 days.' })
    expect([status, body]).toEqual([200, { success: true, data: true }])
    expect(truth(address)).toBe('Usually responds in 2 days.')
  })

  it('saves another note in its place', async () => {
    const address = await noted()
    await stage().agent.post(address, { ...DEAL, text: 'Second', itemType: 1 })
    expect(truth(address)).toBe('Second')
  })

  it('gives a note, by query', async () => {
    const address = await noted()
    const { status, body } = await stage().agent.get(`${address}?${QUERY}`)
    const who = { createdById: 1, createdTime: TIME, updatedById: 1, updatedTime: TIME }
    expect(body).toEqual({ success: true, data: { text: 'First', ...who } })
    expect(status).toBe(200)
  })

  it.each([
    ['query', `?${QUERY}`, undefined],
    ['query with itemType', `?${QUERY}&itemType=1`, undefined],
    ['body', '', DEAL],
  ])('deletes a note, by %s', async (_, query, body) => {
    const address = await noted()
    const answer = await stage().agent.delete(address + query, body)
    expect([answer.status, answer.body]).toEqual([200, { success: true, data: true }])
    expect(truth(address)).toBeUndefined()
  })

  it('takes a note for deleted where the answer was lost and it is gone', async () => {
    const address = await noted()
    stage().gateway.emulator.faults.add([{ method: 'crm.timeline.note.delete', drop: 'after' }])
    expect((await stage().agent.delete(`${address}?${QUERY}`)).body).toEqual({ success: true, data: true })
    expect(truth(address)).toBeUndefined()
  })

  it('says that there is no note, to a reader and to who would delete it', async () => {
    const { agent } = stage()
    const address = `/v1/timeline-logs/${await written(agent)}/note?${QUERY}`
    for (const method of ['GET', 'DELETE']) {
      const { status, body } = await agent.request(method, address)
      expect([status, body.error.code]).toEqual([404, 'NOTE_NOT_FOUND'])
    }
  })

  it('says that the entry is not on the card, where a note is written on it', async () => {
    const { agent } = stage()
    const other = { entityTypeId: 2, entityId: 104 }
    const { status, body } = await agent.post(`/v1/timeline-logs/${await written(agent)}/note`, {
      ...other,
      text: 'Note',
    })
    expect([status, body.error.code]).toEqual([404, 'ENTITY_NOT_FOUND'])
  })
})
