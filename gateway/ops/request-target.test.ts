import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestGateway, testGateway } from '../testing/test-gateway.ts'
import { type HttpServer, serveHttp } from './http-server.ts'

let gateway: TestGateway
let server: HttpServer

beforeAll(async () => {
  gateway = await testGateway()
  server = await serveHttp(gateway.open.app.fetch, { port: 0, host: '127.0.0.1' })
})
afterAll(async () => {
  await server.drain(0)
  await gateway.close()
})

/** Sends the lines as they are, and gives all that comes until the server closes. */
async function raw(...lines: string[]): Promise<string> {
  const socket = connect(server.port, '127.0.0.1')
  let answer = ''
  socket.setEncoding('utf8').on('data', (text) => (answer += String(text)))
  socket.write([...lines, '', ''].join('\r\n'))
  await once(socket, 'close')
  return answer
}

/** The status of a GET over HTTP/1.1, and what came. */
async function get(target: string): Promise<{ status: number; answer: string }> {
  const answer = await raw(`GET ${target} HTTP/1.1`, 'Host: trail.example.com', 'Connection: close')
  return { status: Number(answer.split(' ')[1]), answer }
}

it.each(['GET', 'HEAD', 'OPTIONS'])(
  '%s of the health addresses is 200 over HTTP/1.0 without Host',
  async (method) => {
    for (const path of ['/healthz', '/readyz'])
      expect(await raw(`${method} ${path} HTTP/1.0`)).toMatch(/^HTTP\/1\.1 200 /)
  },
)

it('answers the other addresses over HTTP/1.0 without Host too', async () => {
  expect(await raw('GET /v1/me HTTP/1.0')).toMatch(/^HTTP\/1\.1 401 [^]*AUTH_REQUIRED/)
  expect(await raw('GET /nowhere HTTP/1.0')).toMatch(/^HTTP\/1\.1 404 [^]*NOT_FOUND/)
  expect(await raw('OPTIONS / HTTP/1.0')).toMatch(/^HTTP\/1\.1 404 /)
  expect(await raw('GET /docs HTTP/1.0')).toMatch(/^HTTP\/1\.1 200 [^]*http:\/\/localhost\//)
  expect(await raw('GET /healthz HTTP/1.0', 'Host:')).toMatch(/^HTTP\/1\.1 200 /)
})

it('asks for a Host over HTTP/1.1, as HTTP does', async () => {
  expect(await raw('GET /healthz HTTP/1.1', 'Connection: close')).toMatch(/^HTTP\/1\.1 400 /)
})

it('shows its metrics at /metrics alone', async () => {
  const { status, answer } = await get('/metrics')
  expect([status, answer]).toEqual([200, expect.stringContaining('trail_requests_total')])
})

it.each([
  '/v1/../metrics',
  '/v1/%2e%2e/metrics',
  '/v1/.%2E/metrics',
  '/v1/./../metrics',
  '/v1/..%2fmetrics',
  '/v1/..%5Cmetrics',
  '/v1/..\\metrics',
  '/v1/%2e%2e%2fmetrics',
  '/v1/x/../../metrics?a=b',
  '/./metrics',
  '//metrics',
  '/metrics/',
  '/%6detrics',
  '/metrics#/v1/',
  'http://trail.example.com/v1/../metrics',
  '/v1/../healthz',
  '/v1/%2e%2e/readyz',
])('shows nothing of itself at %s', async (target) => {
  const { status, answer } = await get(target)
  expect([400, 404]).toContain(status)
  expect(answer).not.toMatch(/trail_requests_total|"status":"/)
})

it('says what is wrong with a path that holds dots, and leaves dots elsewhere alone', async () => {
  expect((await get('/v1/../metrics')).answer).toMatch(/"code":"INVALID_REQUEST".*segment/)
  for (const target of ['/healthz?from=/../x', '/healthz?a=b..c'])
    expect((await get(target)).status).toBe(200)
  expect((await get('/v1/runs/a..b%2F.c')).answer).toContain('AUTH_REQUIRED')
})
