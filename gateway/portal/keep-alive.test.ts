import type { Agent } from 'node:http'
import { type Server, createServer } from 'node:http'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { createEmulator } from '#emulator/create-emulator.ts'
import { type Served, serveEmulator } from '#emulator/serve.ts'
import { memoryLocks } from '../store/memory-locks.ts'
import type { Installation } from '../store/store.ts'
import { installationOf } from '../testing/app-way.ts'
import { listen } from '../testing/listen.ts'
import { memoryInstallations } from '../testing/memory-installations.ts'
import { ADD, PATIENT, failureOf } from '../testing/portal-faults.ts'
import { webhookLink } from './hook.ts'
import { httpAgent, httpsAgent } from './keep-alive.ts'
import { appLink } from './oauth.ts'

const ME = { method: 'profile' }
const ADMIN = 1

const emulator = createEmulator({ seed: 'empty', switches: { rateLimit: false } })
let served: Served

beforeAll(async () => {
  served = await serveEmulator(emulator, { port: 0, httpsPort: 0 })
  // As NODE_EXTRA_CA_CERTS does, which is read when the process starts.
  httpsAgent.options.ca = served.certificate
})
afterAll(async () => {
  delete httpsAgent.options.ca
  await served.close()
})

/** What an agent keeps for a server: the local port of each connection, and the milliseconds it may be idle. */
function kept(agent: Agent, url: string): { port: number | undefined; idle: number | undefined }[] {
  const { port } = new URL(url)
  const sockets = Object.entries(agent.freeSockets).filter(([name]) => name.startsWith(`localhost:${port}:`))
  return sockets
    .flatMap(([, each]) => each ?? [])
    .map(({ localPort, timeout }) => ({ port: localPort, idle: timeout }))
}

const SIDES = [
  ['http', () => served.url, httpAgent],
  ['https', () => served.httpsUrl, httpsAgent],
] as const

it.each(SIDES)('a webhook keeps its connection for 55 s over %s', async (_, url, agent) => {
  const { portal } = webhookLink(`${url()}/rest/1/emulator/`, { timeout: PATIENT })
  await portal.call(ME)
  const one = { port: expect.any(Number), idle: 55_000 }
  await expect.poll(() => kept(agent, url())).toEqual([one])
  const before = kept(agent, url())
  await portal.call(ADD)
  await portal.batch({ me: ME }, { halt: false })
  await expect.poll(() => kept(agent, url())).toEqual(before)
})

it.each(SIDES)(
  'an app keeps it over %s through new tokens, and for the requests that bring them',
  async (_, url, agent) => {
    const { portal } = appOf(installationOf(emulator, url(), ADMIN))
    await portal.call(ME)
    await expect.poll(() => kept(agent, url())).toHaveLength(1)
    const before = kept(agent, url())
    emulator.expireTokens()
    await portal.call(ME)
    expect(emulator.log.slice(-3).map(({ method }) => method)).toEqual(['profile', 'oauth.token', 'profile'])
    await expect.poll(() => kept(agent, url())).toEqual(before)
  },
)

function appOf(installation: Installation) {
  const installations = memoryInstallations(installation)
  const app = { clientId: 'local.trail', clientSecret: 'trail-secret' }
  return appLink({ installation, app, installations, locks: memoryLocks(), timeout: PATIENT, date: Date.now })
}

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

it('a kept connection that dies without a byte leaves open what became of a write, and the write is sent once', async () => {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url?.split('?', 1)[0] ?? '')
    if (asked.length > 1) return request.socket.destroy()
    response.setHeader('content-type', 'application/json')
    response.end('{"result":{"ID":1},"time":{}}')
  })
  let connections = 0
  server.on('connection', () => (connections += 1))
  servers.push(server)
  const port = await listen(server)
  const { portal } = webhookLink(`http://127.0.0.1:${port}/rest/1/s3cret/`, { timeout: PATIENT })
  await portal.call(ME)
  const error = await failureOf(portal.call(ADD))
  expect(error).toMatchObject({ code: 'network', mayHaveHappened: true, reason: 'ECONNRESET' })
  expect(asked).toEqual(['/rest/1/s3cret/profile', `/rest/1/s3cret/${ADD.method}`])
  expect(connections).toBe(1)
})
