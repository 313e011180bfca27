import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Caller, type TestGateway, testGateway } from '../testing/test-gateway.ts'

let gateway: TestGateway
let agent: Caller

beforeAll(async () => {
  gateway = await testGateway()
  agent = await gateway.caller()
})
afterAll(() => gateway.close())

it('writes an entry on a card and answers with it', async () => {
  const { status, body } = await agent.post('/v1/timeline-logs', {
    entityTypeId: 2,
    entityId: 100,
    title: 'AI agent processed the request',
    text: 'Client data analyzed.',
  })
  expect(body).toEqual({
    success: true,
    data: {
      id: expect.any(Number),
      created: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      authorId: 1,
      title: 'AI agent processed the request',
      text: 'Client data analyzed.',
      iconCode: '',
    },
  })
  expect(status).toBe(201)
})

it('lists what is on the card, newest first', async () => {
  const { status, body } = await agent.get('/v1/timeline-logs?entityTypeId=2&entityId=100&limit=25')
  expect(status).toBe(200)
  expect(body.data).toHaveLength(25)
  expect(body.meta.total).toBeGreaterThan(25)
})
