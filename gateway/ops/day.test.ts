import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { createEmulator } from '#emulator/create-emulator.ts'
import { serveEmulator } from '#emulator/serve.ts'
import { makeKey } from '../keys/api-key.ts'
import { openStore } from '../store/open-store.ts'
import type { ApiKey } from '../store/store.ts'
import { type Ended, startGateway, testFolders } from '../testing/gateway-process.ts'
import { mcpAgent } from '../testing/mcp-client.ts'
import { ANY_KEY, callerOf } from '../testing/test-gateway.ts'

const WEBHOOK_SECRET = 'w3bh00k0fth1sd4y'
const NOTE = 'The customer is in hospital'
const HOOK_MS = 60_000

/** What nobody may read in a log, by what it is. */
const secrets = new Map<string, string>()
let day: Ended
const closers: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  const emulator = createEmulator({ switches: { rateLimit: false, operatingBudget: false } })
  const app = emulator.world.apps.get('local.trail')
  if (!app) throw new Error('the emulator has Trail in it')
  emulator.world.webhooks.push({ userId: 1, code: WEBHOOK_SECRET, scopes: ['crm'] })
  const portal = await serveEmulator(emulator, { port: 0, httpsPort: 0 })
  const { host } = new URL(portal.url)
  const folders = await testFolders()
  closers.push(() => portal.close(), folders.remove)
  const store = await openStore({
    databaseUrl: null,
    dataDir: folders.env['DATA_DIR'] ?? '',
    exclusive: false,
  })
  const made = [
    makeKey(ANY_KEY, Date.now()),
    makeKey({ ...ANY_KEY, kind: 'app' }, Date.now()),
    makeKey({ ...ANY_KEY, readOnly: true, expiresAt: 1 }, Date.now()),
  ] as const
  for (const { row } of made) await store.keys.add(row)
  await store.close()

  const gateway = await startGateway({
    ...folders.env,
    B24_WEBHOOK_URL: `${portal.url}/rest/1/${WEBHOOK_SECRET}/`,
    B24_CLIENT_ID: app.clientId,
    B24_CLIENT_SECRET: app.secret,
    PUBLIC_URL: 'http://localhost:1/',
    LOG_LEVEL: 'debug',
  })
  closers.push(() => gateway.stop('SIGKILL'))
  const { url } = gateway

  const admin = emulator.issueToken(1)
  const reader = emulator.issueToken(9)
  const openings = [
    { AUTH_ID: admin.accessToken, REFRESH_ID: admin.refreshToken, DOMAIN: host },
    { AUTH_ID: reader.accessToken, REFRESH_ID: reader.refreshToken, DOMAIN: host },
    { AUTH_ID: 'notokenofanybody', REFRESH_ID: 'norefreshofanybody', DOMAIN: host },
    { AUTH_ID: admin.accessToken, REFRESH_ID: admin.refreshToken, DOMAIN: 'elsewhere.example.org' },
  ]
  for (const { DOMAIN, ...tokens } of openings) {
    const form = {
      ...tokens,
      AUTH_EXPIRES: '3600',
      member_id: app.memberId,
      APPLICATION_TOKEN: app.applicationToken,
      SERVER_ENDPOINT: `${portal.url}/rest/`,
      PLACEMENT: 'DEFAULT',
      APP_SID: 'sidofthisopening',
    }
    await fetch(`${url}/install?DOMAIN=${DOMAIN}&PROTOCOL=0&LANG=en&APP_SID=sidofthisopening`, {
      method: 'POST',
      body: new URLSearchParams(form),
    })
  }

  const [personal, application, expired] = made.map(({ secret, session }) => callerOf(url, secret, session))
  if (!personal || !application || !expired) throw new Error('three keys were made')
  const entry = { entityTypeId: 2, entityId: 100, title: 'Titleofthisday', text: NOTE, iconCode: 'info' }
  const deal = { entityTypeId: 2, entityId: 100 }
  for (const agent of [personal, application]) {
    await vi.waitFor(async () => {
      const { status } = await agent.get('/v1/timeline-logs?entityTypeId=2&entityId=100')
      if (status !== 200) throw new Error(`not there yet: ${status}`)
    }, HOOK_MS / 2)
    const { body } = await agent.post('/v1/timeline-logs', entry, { 'idempotency-key': 'once' })
    const at = `/v1/timeline-logs/${body.data.id}`
    await agent.post(`${at}/note`, { ...deal, text: NOTE })
    await agent.get(`${at}/note?entityTypeId=2&entityId=100&secret=queryofthisday`)
    await agent.post(`${at}/note`, { ...deal, text: 7 })
    await agent.post(`/v1/timeline-logs/9999999/pin`, deal)
    await agent.post('/v1/timeline-logs', `{"title": "${NOTE}`)
    await agent.post('/v1/batch', { calls: [{ method: 'crm.nothing', text: NOTE }] })
    await agent.get(`/v1/${agent.key}`)
    await agent.get(`/v1/timeline-logs?api_key=${agent.key}&entityTypeId=2&entityId=100`)
    const faults = [
      { error: 'INTERNAL_SERVER_ERROR', description: NOTE },
      { error: 'ACCESS_DENIED', description: NOTE },
      { drop: 'after' },
      { body: 'html' },
    ] as const
    for (const fault of faults) {
      emulator.faults.add([{ ...fault, method: 'crm.timeline.note.save' }])
      await agent.post(`${at}/note`, { ...deal, text: NOTE })
    }
    emulator.expireTokens()
    await agent.delete(at)
  }
  const { call, client } = await mcpAgent(url, personal)
  await call('create_timeline_log', entry)
  await client.close()
  await expired.get('/v1/me')
  await callerOf(url, 'trail_api_nokeyofanybody').get('/v1/me', { 'x-request-id': 'fromtheclient' })
  await callerOf(url, `${personal.key}x`).get('/v1/me')
  await callerOf(url, application.key, 'trail_session_ofsomebodyelse').get('/v1/me')
  await fetch(`${url}/events/uninstall`, {
    method: 'POST',
    body: new URLSearchParams({
      event: 'ONAPPUNINSTALL',
      'auth[domain]': host,
      'auth[member_id]': app.memberId,
      'auth[application_token]': 'wrongapplicationtoken',
    }),
  })
  for (const path of ['/healthz', '/readyz', '/metrics', '/docs', '/nothing'])
    await (await fetch(url + path)).text()

  const row = ({ hash, sessionHash }: ApiKey) => ({ hash, sessionHash })
  const given = {
    ...Object.fromEntries(made.flatMap((each, k) => Object.entries(each).map(([n, v]) => [`${n}${k}`, v]))),
    ...Object.fromEntries(
      made.flatMap((each, k) => Object.entries(row(each.row)).map(([n, v]) => [`${n}${k}`, v])),
    ),
    webhook: WEBHOOK_SECRET,
    clientSecret: app.secret,
    applicationToken: app.applicationToken,
    note: NOTE,
    title: entry.title,
    others:
      'notokenofanybody norefreshofanybody sidofthisopening queryofthisday nokeyofanybody ofsomebodyelse wrongapplicationtoken',
  }
  for (const [name, value] of Object.entries(given)) {
    if (typeof value !== 'string') continue
    for (const part of name === 'others' ? value.split(' ') : [value]) secrets.set(`${name}: ${part}`, part)
  }
  for (const [k, { accessToken, refreshToken }] of emulator.world.tokens.entries()) {
    secrets.set(`access token ${k}`, accessToken)
    secrets.set(`refresh token ${k}`, refreshToken)
  }
  day = await gateway.stop()
}, HOOK_MS)

afterAll(async () => {
  for (const close of closers.toReversed()) await close()
})

function lines(): Record<string, unknown>[] {
  return day.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

it('has no secret in a day’s log', () => {
  const output = day.stdout + day.stderr
  const found = [...secrets].filter(([, secret]) => secret !== '' && output.includes(secret))
  expect(found.map(([name]) => name)).toEqual([])
  expect(secrets.size).toBeGreaterThan(20)
})

it('did not need the second net for that', () => {
  expect(day.stdout).not.toContain('[struck out]')
})

it('has a line for each request, with the address as a pattern and without its query', () => {
  const requests = lines().filter(({ msg }) => msg === 'request')
  expect(requests.length).toBeGreaterThan(40)
  const created = requests.find(({ action, status }) => action === 'create' && status === 201)
  expect(created).toMatchObject({
    level: 'info',
    requestId: expect.stringMatching(/^[\w-]{36}$/),
    method: 'POST',
    route: '/v1/timeline-logs',
    ms: expect.any(Number),
    key: expect.stringMatching(/^trail_api_\w{8}$/),
  })
  expect(requests.filter(({ route }) => String(route).includes('?'))).toEqual([])
})

it('takes a sane request id from the client, and says why a key was refused', () => {
  expect(lines().find(({ requestId }) => requestId === 'fromtheclient')).toMatchObject({
    status: 401,
    code: 'INVALID_API_KEY',
  })
})

it('says nothing of health checks that went well', () => {
  expect(lines().filter(({ route }) => route === '/healthz' || route === '/metrics')).toEqual([])
})
