import { type Server, createServer } from 'node:http'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { createEmulator } from '#emulator/create-emulator.ts'
import { type Served, serveEmulator } from '#emulator/serve.ts'
import { webhookLink } from '../portal/hook.ts'
import type { PortalLink } from '../portal/link.ts'
import { appLink } from '../portal/oauth.ts'
import { memoryLocks } from '../store/memory-locks.ts'
import { installationOf } from '../testing/app-way.ts'
import { listen } from '../testing/listen.ts'
import { memoryInstallations } from '../testing/memory-installations.ts'
import { ADD, HASTY, PATIENT, failureOf } from '../testing/portal-faults.ts'
import { createMetrics } from './metrics.ts'
import { watchConnection } from './watch-connection.ts'

const ME = { method: 'profile' }
const ADMIN = 1

const emulator = createEmulator({ seed: 'empty', switches: { rateLimit: false } })
let served: Served
let lines: { level: string; fields: Record<string, unknown>; message: string }[] = []
let metrics = createMetrics()
let clock = 0

beforeAll(async () => {
  served = await serveEmulator(emulator, { port: 0, httpsPort: 0 })
})
afterAll(() => served.close())
beforeEach(() => {
  emulator.reset({ dialect: 'cloud' })
  lines = []
  metrics = createMetrics()
  clock = 0
})

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

function watched(link: PortalLink): PortalLink {
  const write = (level: string) => (fields: Record<string, unknown>, message: string) =>
    void lines.push({ level, fields, message })
  const log = { info: write('info'), warn: write('warn'), error: write('error') }
  return watchConnection(link, { log, metrics, now: () => clock })
}

function webhook(url = served.url, timeout = PATIENT, secret = 'emulator'): PortalLink {
  return watched(webhookLink(`${url}/rest/1/${secret}/`, { timeout }))
}

function portal(): string {
  return new URL(served.url).host
}

it('is the same link: calls and options arrive unchanged', async () => {
  const link = webhook()
  expect(link).toMatchObject({ kind: 'webhook', portalId: portal() })
  const rows = await link.portal.batch(
    { gone: { method: 'crm.timeline.logmessage.get', params: { id: 999 } }, add: ADD },
    { halt: true },
  )
  expect(Object.keys(rows)).toEqual(['gone'])
  expect(emulator.world.entries.size).toBe(0)
  await link.portal.call(ADD)
  expect(emulator.world.entries.size).toBe(1)
  expect(lines).toEqual([])
})

it('says once that it fails, and once that it works again', async () => {
  const link = webhook()
  await link.portal.call(ME)
  emulator.faults.add([{ method: '*', drop: 'before', times: 3 }])
  for (const call of [ME, ADD, ME]) await failureOf(link.portal.call(call))
  clock = 90_000
  await link.portal.call(ME)
  await link.portal.batch({ me: ME }, { halt: false })
  const about = { connection: 'webhook', portal: portal() }
  expect(lines).toEqual([
    { level: 'warn', fields: { ...about, code: 'BROKEN_OFF' }, message: 'The portal cannot be reached.' },
    {
      level: 'warn',
      fields: { ...about, seconds: 90 },
      message: 'The connection to the portal works again.',
    },
  ])
})

it('counts failures by their code, and shows whether it works', async () => {
  const link = webhook()
  emulator.faults.add([{ method: '*', status: 502, times: 2 }])
  for (const call of [ME, ME]) await failureOf(link.portal.call(call))
  const failures = 'trail_connection_failures_total{connection="webhook",code="HTTP_502"} 2\n'
  const failing = await metrics.text()
  expect(failing.body).toContain(failures)
  expect(failing.body).toContain('trail_connection_up{connection="webhook"} 0\n')
  await link.portal.call(ME)
  const working = await metrics.text()
  expect(working.body).toContain(failures)
  expect(working.body).toContain('trail_connection_up{connection="webhook"} 1\n')
})

it.each([
  ['no server listens', 'ECONNREFUSED', () => webhook('http://127.0.0.1:1')],
  // Without a name server the second.
  ['there is no such host', /^(?:ENOTFOUND|EAI_AGAIN)$/, () => webhook('https://portal.invalid')],
  ['the certificate is not trusted', 'DEPTH_ZERO_SELF_SIGNED_CERT', () => webhook(served.httpsUrl)],
])('logs the code where %s', async (_, code, link) => {
  await failureOf(link().portal.call(ME))
  expect(lines).toMatchObject([{ level: 'warn', message: 'The portal cannot be reached.' }])
  expect(lines[0]?.fields['code']).toEqual(typeof code === 'string' ? code : expect.stringMatching(code))
})

it.each([
  ['an answer that takes too long', 'TIMEOUT', { latency: 5 * HASTY }, HASTY],
  ['a page', 'HTTP_200', { body: 'html' }, PATIENT],
  ['503 without a word', 'HTTP_503', { status: 503 }, PATIENT],
  ['an answer over 20 MB', 'TOO_LARGE', { body: 'large' }, PATIENT],
  ['a portal that was deleted', 'PORTAL_DELETED', { error: 'PORTAL_DELETED' }, PATIENT],
] as const)('logs the code of %s', async (_, code, fault, timeout) => {
  emulator.faults.add([{ method: '*', ...fault }])
  await failureOf(webhook(served.url, timeout).portal.call(ME))
  expect(lines).toMatchObject([{ fields: { code }, message: 'The portal cannot be reached.' }])
})

it('logs the host that a redirect leads to, and nothing else of its address', async () => {
  const server = createServer((request, response) => {
    response.writeHead(302, { location: `https://login.example.com:8443${request.url}` }).end()
  })
  servers.push(server)
  const port = await listen(server)
  const link = webhook(`http://127.0.0.1:${port}`, PATIENT, 's3cret')
  expect((await failureOf(link.portal.call(ADD))).code).toBe('unreadable')
  expect(lines).toMatchObject([{ fields: { code: 'REDIRECT', host: 'login.example.com:8443' } }])
  expect(JSON.stringify(lines)).not.toContain('s3cret')
  server.closeAllConnections()
})

it('says nothing of refusals: the portal answered', async () => {
  const link = webhook()
  emulator.faults.add([
    { method: ADD.method, error: 'OWNER_NOT_FOUND' },
    { method: ADD.method, error: 'INTERNAL_SERVER_ERROR' },
    { method: ADD.method, error: 'QUERY_LIMIT_EXCEEDED' },
    { method: ADD.method, error: 'OPERATION_TIME_LIMIT' },
  ])
  for (let k = 0; k < 4; k++) await failureOf(link.portal.call(ADD))
  expect(lines).toEqual([])
  expect((await metrics.text()).body).toContain('trail_connection_up{connection="webhook"} 1\n')
})

it.each(['cloud', 'docs'] as const)(
  'says once that a webhook is not accepted, in the %s dialect',
  async (dialect) => {
    emulator.reset({ dialect })
    const link = webhook(served.url, PATIENT, 'm1styped')
    for (const call of [ME, ADD]) await failureOf(link.portal.call(call))
    const code = dialect === 'docs' ? 'NO_AUTH_FOUND' : 'INVALID_CREDENTIALS'
    const message = 'The portal does not accept the webhook: check B24_WEBHOOK_URL.'
    expect(lines).toEqual([
      { level: 'warn', fields: { connection: 'webhook', portal: portal(), code }, message },
    ])
  },
)

it('says once that the tokens of the app are dead, and once that there are new ones', async () => {
  const installation = installationOf(emulator, served.url, ADMIN)
  const installations = memoryInstallations(installation)
  const app = { clientId: 'local.trail', clientSecret: 'trail-secret' }
  const link = watched(
    appLink({ installation, app, installations, locks: memoryLocks(), timeout: PATIENT, date: Date.now }),
  )
  emulator.world.tokens.clear()
  for (const call of [ME, ADD, ME]) await failureOf(link.portal.call(call))
  const about = { connection: 'app', portal: portal() }
  const dead = {
    level: 'warn',
    fields: { ...about, code: 'invalid_grant' },
    message:
      'The portal no longer accepts the tokens of the app: an administrator must open the app in the portal once.',
  }
  expect(lines).toEqual([dead])
  await installations.save(installationOf(emulator, served.url, ADMIN))
  await link.portal.call(ME)
  const again = 'The connection to the portal works again.'
  expect(lines).toEqual([dead, { level: 'warn', fields: { ...about, seconds: 0 }, message: again }])
})

it('names the authorization server where that one cannot be reached', async () => {
  const installation = installationOf(emulator, served.url, ADMIN)
  const installations = memoryInstallations({ ...installation, expiresAt: 0 })
  const app = { clientId: 'local.trail', clientSecret: 'trail-secret' }
  const link = watched(
    appLink({
      installation: { ...installation, expiresAt: 0 },
      app,
      installations,
      locks: memoryLocks(),
      timeout: PATIENT,
      date: Date.now,
    }),
  )
  emulator.faults.add([{ method: 'oauth.token', status: 502 }])
  expect(await failureOf(link.portal.call(ADD))).toMatchObject({ code: 'unknown', mayHaveHappened: false })
  expect(lines).toMatchObject([{ fields: { connection: 'app', code: 'HTTP_502', host: portal() } }])
})
