import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Caller, type TestGateway, testGateway } from '../testing/test-gateway.ts'

const LOGS = '/v1/timeline-logs'

let gateway: TestGateway
let agent: Caller

beforeAll(async () => {
  gateway = await testGateway()
  agent = await gateway.caller()
})
afterAll(() => gateway.close())

it.each([
  ['PUT', LOGS, 'GET, HEAD, POST'],
  ['PATCH', `${LOGS}/5`, 'GET, HEAD, DELETE'],
  ['POST', `${LOGS}/5`, 'GET, HEAD, DELETE'],
  ['GET', `${LOGS}/5/pin`, 'POST'],
  ['PUT', `${LOGS}/5/note`, 'GET, HEAD, POST, DELETE'],
  ['DELETE', `${LOGS}/5/bindings/`, 'GET, HEAD'],
  ['POST', '/v1/me', 'GET, HEAD'],
  ['PUT', '/v1/openapi.json', 'GET, HEAD'],
])('answers %s %s with 405, and says what it takes', async (method, path, allow) => {
  const { status, body, headers } = await agent.request(method, path)
  expect([status, body.error.code]).toEqual([405, 'METHOD_NOT_ALLOWED'])
  expect(new Set(headers.get('allow')?.split(', '))).toEqual(new Set(allow.split(', ')))
})

it('answers HEAD with 405 where there is no GET', async () => {
  const { status, headers } = await agent.request('HEAD', `${LOGS}/5/pin`)
  expect([status, headers.get('allow')]).toEqual([405, 'POST'])
})

it('takes an address with a slash at its end for the same', async () => {
  expect((await agent.get(`${LOGS}/?entityTypeId=2&entityId=100`)).status).toBe(200)
})

it.each(['/v1', '/v1/', '/v1/deals', `${LOGS}/5/pins`, '/v2/timeline-logs', '/v1/timeline-logs/5/6'])(
  'says that there is nothing at %s',
  async (path) => {
    const { status, body, headers } = await agent.get(path)
    expect([status, body.success, body.error.code]).toEqual([404, false, 'NOT_FOUND'])
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  },
)
