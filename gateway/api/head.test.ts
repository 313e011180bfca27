import { afterAll, beforeAll, expect, it } from 'vitest'
import { DEAL, written } from '../testing/both-dialects.ts'
import { type Caller, type TestGateway, testGateway } from '../testing/test-gateway.ts'

const LOGS = '/v1/timeline-logs'

let gateway: TestGateway
let agent: Caller
let id: number

beforeAll(async () => {
  gateway = await testGateway()
  agent = await gateway.caller()
  id = await written(agent, { title: 'Größe' })
  await agent.post(`${LOGS}/${id}/note`, { ...DEAL, text: 'Ж' })
})
afterAll(() => gateway.close())

/** Differ from request to request; and the client of this test closes its connection after a HEAD. */
const OWN = new Set([
  'connection',
  'date',
  'keep-alive',
  'x-ratelimit-remaining',
  'x-ratelimit-reset',
  'x-request-id',
])

async function ask(method: string, path: string) {
  const response = await fetch(gateway.url + path, { method, headers: { 'x-api-key': agent.key } })
  const headers = [...response.headers].filter(([name]) => !OWN.has(name))
  return { status: response.status, headers, text: await response.text() }
}

it.each([
  ['an entry', () => `${LOGS}/${id}`, 200],
  ['a list', () => `${LOGS}?entityTypeId=2&entityId=100`, 200],
  ['a note', () => `${LOGS}/${id}/note?entityTypeId=2&entityId=100`, 200],
  ['the key', () => '/v1/me', 200],
  ['runs', () => '/v1/runs', 200],
  ['the document', () => '/v1/openapi.json', 200],
  ['the page of the document', () => '/docs', 200],
  ['the health', () => '/healthz', 200],
  ['an entry that is not there', () => `${LOGS}/999999`, 404],
  ['a query that is wrong', () => LOGS, 400],
  ['an address that is not there', () => '/v1/nothing', 404],
])('answers HEAD of %s as GET, without the body', async (_, pathOf, status) => {
  const got = await ask('GET', pathOf())
  const head = await ask('HEAD', pathOf())
  expect([got.status, head.status, head.text]).toEqual([status, status, ''])
  expect(head.headers).toEqual(got.headers)
  const length = String(Buffer.byteLength(got.text))
  expect(head.headers).toContainEqual(['content-length', length])
})

it('counts a HEAD as reading', async () => {
  const reader = await gateway.caller({ readOnly: true })
  await reader.request('HEAD', '/v1/me')
  await gateway.open.gateway.keyRing.flush()
  const [row] = (await gateway.gateway.store.keys.list()).filter(({ prefix }) =>
    reader.key.startsWith(prefix),
  )
  expect(row).toMatchObject({ reads: 1, writes: 0 })
})

it('refuses HEAD where there is no GET, and names it where there is one', async () => {
  const batch = await agent.request('HEAD', '/v1/batch')
  expect([batch.status, batch.headers.get('allow')]).toEqual([405, 'POST'])
  const entry = await agent.post(`${LOGS}/${id}`)
  expect([entry.status, entry.headers.get('allow')]).toEqual([405, 'GET, HEAD, DELETE'])
})
