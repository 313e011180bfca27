import { once } from 'node:events'
import { request } from 'node:http'
import { text as textOf } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
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
async function raw(
  body?: string | Uint8Array<ArrayBuffer> | ReadableStream,
  type = 'application/json',
  path = LOGS,
) {
  const headers = { 'x-api-key': agent.key, 'content-type': type }
  const init: RequestInit = { method: 'POST', headers, duplex: 'half', ...(body !== undefined && { body }) }
  const response = await fetch(gateway.url + path, init)
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

it.each([LOGS, '/mcp'])('says that a compressed body is not read: %s', async (path) => {
  const headers = { 'x-api-key': agent.key, 'content-type': 'application/json', 'content-encoding': 'gzip' }
  const body = new Uint8Array(gzipSync(JSON.stringify(ENTRY)))
  const response = await fetch(gateway.url + path, { method: 'POST', headers, body })
  expect([response.status, await response.json()]).toMatchObject([
    400,
    { error: { code: 'INVALID_REQUEST', message: 'The body is compressed (gzip): send it as it is.' } },
  ])
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

/** The JSON of an entry with a title in bytes of our choice. */
function withTitle(...title: number[]): Uint8Array<ArrayBuffer> {
  const [before = '', after = ''] = JSON.stringify({ ...ENTRY, title: '<>' }).split('<>')
  return new Uint8Array([...Buffer.from(before), ...title, ...Buffer.from(after)])
}

const WINDOWS_1251 = withTitle(0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2)
const UTF_16 = new Uint8Array(Buffer.from(`\uFEFF${JSON.stringify(ENTRY)}`, 'utf16le'))

const NOT_UTF8: [what: string, body: Uint8Array<ArrayBuffer>, type: string, found: string][] = [
  ['windows-1251', WINDOWS_1251, 'application/json', 'byte 0xCF at position 42'],
  ['windows-1251 under another type', WINDOWS_1251, 'application/x-www-form-urlencoded', 'byte 0xCF'],
  ['windows-1251 that says so', WINDOWS_1251, 'application/json; charset=windows-1251', 'is windows-1251'],
  ['a charset that is another', withTitle(0x41), 'text/plain;Charset="ISO-8859-1"', 'is iso-8859-1'],
  ['UTF-16', UTF_16, 'application/json', 'UTF-16'],
  ['UTF-16 without a mark', UTF_16.slice(2), 'application/json', 'UTF-16'],
  ['UTF-16 from the other end', new Uint8Array(Buffer.from(UTF_16).swap16()), 'application/json', 'UTF-16'],
  ['half a character', withTitle(0x41, 0xd0), 'application/json', 'byte 0xD0 at position 43'],
  ['a character too long', withTitle(0xc0, 0xaf), 'application/json', 'byte 0xC0'],
  ['half of a surrogate pair', withTitle(0xed, 0xa0, 0xbd), 'application/json; charset=utf-8', 'byte 0xED'],
]

it.each(NOT_UTF8)(
  'refuses %s, and says what it found and how to send UTF-8',
  async (_, body, type, found) => {
    const entries = gateway.emulator.world.entries.size
    for (const path of [LOGS, `${LOGS}/1/note`, '/v1/batch', '/mcp']) {
      const answer = await raw(body, type, path)
      expect([path, answer.status, answer.body.error.code]).toEqual([path, 400, 'INVALID_REQUEST'])
      expect(answer.body.error.message).toContain(found)
      expect(answer.body.error.hint).toMatch(/UTF-8.+Windows.+curl.+PowerShell/)
    }
    expect(gateway.emulator.world.entries.size).toBe(entries)
  },
)

it.each([
  ['a byte order mark', [0xef, 0xbb, 0xbf], 'application/json'],
  ['a charset in quotes', [], 'application/json; charset="UTF-8"'],
  ['utf8', [], 'application/json;charset=utf8'],
  ['us-ascii', [], 'application/json; charset=US-ASCII'],
])('reads UTF-8 with %s', async (_, mark, type) => {
  const title = [...Buffer.from('Größe → ☃ \uFFFD')]
  const { status, body } = await raw(new Uint8Array([...mark, ...withTitle(...title)]), type)
  expect([status, body.data?.title]).toEqual([201, 'Größe → ☃ \uFFFD'])
})

it('refuses a query that is not UTF-8', async () => {
  const { title: _, ...rest } = ENTRY
  const { status, body } = await raw(JSON.stringify(rest), 'application/json', `${LOGS}?title=%CF%F0%E8`)
  expect([status, body.error.message]).toEqual([400, 'The query is not UTF-8.'])
  const fine = await raw(JSON.stringify(rest), 'application/json', `${LOGS}?title=%D0%9F+%EF%BF%BD`)
  expect([fine.status, fine.body.data.title]).toEqual([201, 'П \uFFFD'])
})

it('refuses the body of a GET that is not UTF-8', async () => {
  const sent = request(`${gateway.url}${LOGS}/1/note`, { headers: { 'x-api-key': agent.key } })
  sent.setHeader('content-length', WINDOWS_1251.length)
  sent.end(WINDOWS_1251)
  const [response] = await once(sent, 'response')
  expect([response.statusCode, JSON.parse(await textOf(response)).error.code]).toEqual([
    400,
    'INVALID_REQUEST',
  ])
})
