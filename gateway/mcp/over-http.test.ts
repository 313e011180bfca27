import { afterAll, beforeAll, expect, it } from 'vitest'
import { DEAL } from '../testing/both-dialects.ts'
import { type Caller, type TestGateway, testGateway } from '../testing/test-gateway.ts'

let gateway: TestGateway
let agent: Caller

beforeAll(async () => {
  gateway = await testGateway()
  agent = await gateway.caller()
})
afterAll(() => gateway.close())

interface Raw {
  status: number
  type: string
  text: string
  headers: Headers
}

/** One message as a client without any library sends it; `fetch` itself adds `Accept` where none is given: any type. */
async function post(body: string, headers: Record<string, string> = {}): Promise<Raw> {
  const all = { 'content-type': 'application/json', 'x-api-key': agent.key, ...headers }
  const response = await fetch(`${gateway.url}/mcp`, { method: 'POST', headers: all, body })
  const type = response.headers.get('content-type')?.split(';')[0] ?? ''
  return { status: response.status, type, text: await response.text(), headers: response.headers }
}

const message = (method: string, params: unknown = {}) =>
  JSON.stringify({ jsonrpc: '2.0', id: 7, method, params })

const CREATE = {
  name: 'create_timeline_log',
  arguments: { ...DEAL, title: 'Prices', text: 'All are right.' },
}
const HELLO = {
  protocolVersion: '2025-06-18',
  capabilities: {},
  clientInfo: { name: 'plain', version: '1' },
}

it.each(['application/json', '*/*', 'application/json, */*;q=0.1', 'text/html', ''])(
  'a client that accepts "%s" gets JSON',
  async (accept) => {
    const before = gateway.emulator.world.entries.size
    for (const [method, params] of [
      ['initialize', HELLO],
      ['tools/list', {}],
      ['tools/call', CREATE],
    ] as const) {
      const { status, type, text } = await post(message(method, params), { accept })
      expect([status, type], method).toEqual([200, 'application/json'])
      expect(JSON.parse(text), method).toMatchObject({ jsonrpc: '2.0', id: 7, result: {} })
    }
    expect(gateway.emulator.world.entries.size).toBe(before + 1)
  },
)

it('a client that sends no Accept gets JSON', async () => {
  const { request } = await import('node:http')
  const reply = await new Promise<Raw>((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'x-api-key': agent.key }
    const sent = request(`${gateway.url}/mcp`, { method: 'POST', headers }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (piece: string) => (text += piece))
      response.on('end', () => {
        const type = response.headers['content-type'] ?? ''
        resolve({ status: response.statusCode ?? 0, type, text, headers: new Headers() })
      })
    })
    sent.on('error', reject)
    sent.end(message('tools/list'))
  })
  expect([reply.status, reply.type]).toEqual([200, 'application/json'])
  expect(JSON.parse(reply.text).result.tools.length).toBeGreaterThan(10)
})

it.each(['application/json, text/event-stream', 'text/event-stream, application/json', 'text/event-stream'])(
  'a client that accepts "%s" gets a stream',
  async (accept) => {
    const { status, type, text } = await post(message('tools/list'), { accept })
    expect([status, type]).toEqual([200, 'text/event-stream'])
    expect(text).toContain('create_timeline_log')
  },
)

it('a notification of a client that accepts JSON only is taken', async () => {
  const body = JSON.stringify({ jsonrpc: '2.0', method: 'notifications/initialized' })
  const { status, text } = await post(body, { accept: 'application/json' })
  expect([status, text]).toEqual([202, ''])
})

it.each(['', ' \n'])('an empty body is 400: %j', async (body) => {
  for (const accept of ['application/json', 'application/json, text/event-stream']) {
    const { status, text } = await post(body, { accept })
    expect(status).toBe(400)
    expect(JSON.parse(text).error).toMatchObject({
      code: 'INVALID_REQUEST',
      message: 'The body is empty: send one JSON-RPC message.',
    })
  }
})

it.each(['null', '"text"', '{}', '{"jsonrpc":"2.0"}'])(
  'a body that is no message is 400: %s',
  async (body) => {
    expect((await post(body, { accept: 'application/json' })).status).toBe(400)
    expect((await post(body, { accept: 'application/json, text/event-stream' })).status).toBe(400)
  },
)

it('a client of the newest protocol gets JSON as well', async () => {
  const meta = {
    'io.modelcontextprotocol/protocolVersion': '2026-07-28',
    'io.modelcontextprotocol/clientInfo': HELLO.clientInfo,
    'io.modelcontextprotocol/clientCapabilities': {},
  }
  const headers = {
    accept: 'application/json',
    'mcp-protocol-version': '2026-07-28',
    'mcp-method': 'tools/list',
  }
  const { status, type, text } = await post(message('tools/list', { _meta: meta }), headers)
  expect([status, type]).toEqual([200, 'application/json'])
  expect(JSON.parse(text).result.tools.length).toBeGreaterThan(10)
})

it('nulls for what a message may leave out are read', async () => {
  for (const params of [null, { cursor: null, _meta: null }]) {
    const { status, text } = await post(message('tools/list', params))
    expect([status, JSON.parse(text).result?.tools.length > 10]).toEqual([200, true])
  }
})
