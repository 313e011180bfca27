import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Caller, type TestGateway, testGateway } from '../testing/test-gateway.ts'

let gateway: TestGateway
let agent: Caller

beforeAll(async () => {
  gateway = await testGateway()
  agent = await gateway.caller()
})
afterAll(() => gateway.close())

const CROSS = { origin: 'https://evil.example', 'access-control-request-method': 'POST' }

it.each(['/v1/me', '/v1/timeline-logs', '/v1/batch', '/mcp', '/docs', '/metrics', '/nowhere'])(
  'lets no page of another origin read %s: a key in a page is a key for everybody',
  async (path) => {
    for (const method of ['OPTIONS', 'GET', 'POST']) {
      const { key } = agent
      const { status, headers } = await fetch(gateway.url + path, {
        method,
        headers: { ...CROSS, 'x-api-key': key },
      })
      expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([])
      if (method === 'OPTIONS') expect(status).toBeGreaterThanOrEqual(400)
    }
  },
)
