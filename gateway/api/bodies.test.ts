import { once } from 'node:events'
import { request } from 'node:http'
import { text as textOf } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Caller, type TestGateway, testGateway } from '../testing/test-gateway.ts'
import { DEAL, written } from '../testing/both-dialects.ts'

const LOGS = '/v1/timeline-logs'
const ENTRY = { ...DEAL, title: 'Title', text: 'Text' }

let gateway: TestGateway
let agent: Caller

beforeAll(async () => {
  gateway = await testGateway()
  agent = await gateway.caller()
})
afterAll(() => gateway.close())

/** Sends a body as it stands. */
async function raw(body?: string | ReadableStream, type = 'application/json') {
  const headers = { 'x-api-key': agent.key, 'content-type': type }
  const init: RequestInit = { method: 'POST', headers, duplex: 'half', ...(body !== undefined && { body }) }
  const response = await fetch(gateway.url + LOGS, init)
  return { status: response.status, body: JSON.parse(await response.text()) }
}

it.each([
  ['broken JSON', '{"entityTypeId": 2,'],
  ['a list', '[]'],
  ['a text', '"text"'],
  ['null', 'null'],
])('refuses %s: 400 INVALID_REQUEST', async (_, body) => {
  const answer = await raw(body)
  expect([answer.status, answer.body.error.code]).toEqual([400, 'INVALID_REQUEST'])
})

it('misses the fields of a body that is empty', async () => {
  const { status, body } = await raw()
  expect([status, body.error.code]).toEqual([400, 'INVALID_PARAMS'])
})

it.each(['text/plain', 'application/x-www-form-urlencoded', ''])(
  'reads JSON whatever its type is said to be: "%s"',
  async (type) => {
    const { status } = await raw(JSON.stringify(ENTRY), type)
    expect(status).toBe(201)
  },
)

it('refuses a body over 1 MiB: 413 PAYLOAD_TOO_LARGE', async () => {
  const { status, body } = await raw(JSON.stringify({ ...ENTRY, text: 'x'.repeat(1_048_576) }))
  expect([status, body.error.code]).toEqual([413, 'PAYLOAD_TOO_LARGE'])
})

it('refuses a body over 1 MiB that does not say its length', async () => {
  const chunk = new TextEncoder().encode(' '.repeat(65_536))
  const chunks = Array.from({ length: 17 }, () => chunk)
  const { status, body } = await raw(ReadableStream.from(chunks))
  expect([status, body.error.code]).toEqual([413, 'PAYLOAD_TOO_LARGE'])
})

it('reads a body in pieces that does not say its length', async () => {
  const bytes = new TextEncoder().encode(JSON.stringify({ ...ENTRY, title: 'Größe → ☃' }))
  const pieces = Array.from(bytes, (byte) => Uint8Array.of(byte))
  const { status, body } = await raw(ReadableStream.from(pieces))
  expect([status, body.data.title]).toEqual([201, 'Größe → ☃'])
})

it('lets long texts, and texts that are no proper Unicode, through', async () => {
  const text = `${'Ж'.repeat(50_000)} \u{1F600} \ud83d end`
  const { status, body } = await agent.post(LOGS, { ...ENTRY, title: 'Half \ud83d', text })
  expect(status).toBe(201)
  expect(body.data).toMatchObject({ title: 'Half \ufffd', text: text.replace('\ud83d end', '\ufffd end') })
  const id = body.data.id
  expect((await agent.post(`${LOGS}/${id}/note`, { ...DEAL, text })).status).toBe(200)
  const note = await agent.get(`${LOGS}/${id}/note?entityTypeId=2&entityId=100`)
  expect(note.body.data.text).toBe(body.data.text)
})

it('refuses a body that is nested too deeply', async () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
  const { status, body } = await agent.post(LOGS, `{"x":${deep}}`, { 'idempotency-key': 'deep' })
  expect([status, body.error.code]).toEqual([400, 'INVALID_REQUEST'])
})

it('reads the ids of a note from the body of a GET', async () => {
  const id = await written(agent)
  await agent.post(`${LOGS}/${id}/note`, { ...DEAL, text: 'Note' })
  const sent = request(`${gateway.url}${LOGS}/${id}/note`, { headers: { 'x-api-key': agent.key } })
  sent.setHeader('content-length', JSON.stringify(DEAL).length)
  sent.end(JSON.stringify(DEAL))
  const [response] = await once(sent, 'response')
  expect(JSON.parse(await textOf(response)).data.text).toBe('Note')
})
