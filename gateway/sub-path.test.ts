import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createEmulator } from '#emulator/create-emulator.ts'
import { serveEmulator } from '#emulator/serve.ts'
import { ADMIN } from './testing/both-dialects.ts'
import { mcpAgent } from './testing/mcp-client.ts'
import { type Caller, type TestGateway, callerOf, testGateway } from './testing/test-gateway.ts'

const ENTRY = { entityTypeId: 2, entityId: 100, title: 'Limit raised', text: 'To 5.', iconCode: 'info' }
const PAGE = '<!doctype html><title>Trail</title><script type="module" src="./assets/index-Ab12.js"></script>'

let folder: string
let gateway: TestGateway
let agent: Caller

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'trail-page-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), PAGE)
  writeFileSync(join(folder, 'assets', 'index-Ab12.js'), 'export {}')
  gateway = await testGateway({ page: folder, config: { publicUrl: 'https://example.com/agents/trail/' } })
  agent = await gateway.caller()
})
afterAll(async () => {
  await gateway.close()
  rmSync(folder, { recursive: true })
})

// A proxy may pass the path of PUBLIC_URL on, or take it off.
describe.each(['/agents/trail', ''])('asked at "%s"', (path) => {
  const at = () => gateway.url + path
  const get = async (address: string) => {
    const answer = await fetch(address, { redirect: 'manual' })
    return { status: answer.status, headers: answer.headers, text: await answer.text() }
  }

  /** What a page links to, as a browser finds it from the page's address. */
  async function linked(page: string): Promise<[address: string, status: number][]> {
    const { text } = await get(page)
    const links = [...text.matchAll(/(?:href|src)="([^"#]+)"/g)].map(
      ([, link]) => new URL(link ?? '', page).href,
    )
    return Promise.all(links.map(async (link) => [link, (await get(link)).status]))
  }

  it('serves the page with its files, to a GET and to a launch', async () => {
    expect(await linked(`${at()}/`)).toEqual([[`${at()}/assets/index-Ab12.js`, 200]])
    for (const page of ['/', '/install']) {
      const launch = { method: 'POST', body: new URLSearchParams({ PLACEMENT: 'DEFAULT' }) }
      const answer = await fetch(`${at()}${page}?DOMAIN=b24.example.com`, launch)
      expect([answer.status, await answer.text()]).toEqual([200, PAGE])
    }
  })

  it('serves the documentation, whose links lead to what is there', async () => {
    expect(await linked(`${at()}/docs`)).toEqual([
      [`${at()}/docs/style.css`, 200],
      [`${at()}/v1/openapi.json`, 200],
    ])
    const { text } = await get(`${at()}/docs`)
    expect(text).toContain('curl &quot;https://example.com/agents/trail/v1/me&quot;')
    expect(text).toContain('<code>https://example.com/agents/trail/mcp</code>')
  })

  it('leads from the documentation with a slash to the one without, by a relative address', async () => {
    const { status, headers } = await get(`${at()}/docs/`)
    expect([status, headers.get('location')]).toEqual([308, '../docs'])
  })

  it('names the public address in the OpenAPI document', async () => {
    const document: { servers: unknown } = JSON.parse((await get(`${at()}/v1/openapi.json`)).text)
    expect(document.servers).toEqual([{ url: 'https://example.com/agents/trail' }])
  })

  it('writes for an agent, by REST and by MCP', async () => {
    const caller = callerOf(at(), agent.key)
    expect((await caller.post('/v1/timeline-logs', ENTRY)).status).toBe(201)
    expect((await caller.get('/v1/me/')).body.data.links).toEqual({
      docs: '/agents/trail/docs',
      openapi: '/agents/trail/v1/openapi.json',
    })
    const { call, client } = await mcpAgent(at(), caller)
    expect((await call('create_timeline_log', ENTRY)).isError).not.toBe(true)
    await client.close()
  })
})

it('leads from the path without its slash to the one with it, for a launch too', async () => {
  for (const method of ['GET', 'POST']) {
    const answer = await fetch(`${gateway.url}/agents/trail?DOMAIN=a.b`, { method, redirect: 'manual' })
    expect([answer.status, answer.headers.get('location')]).toEqual([308, './trail/?DOMAIN=a.b'])
  }
})

it.each([
  '/agents/trail/metrics',
  '/agents/trail/metrics/',
  '/agents/trail/%6detrics',
  '/agents/trail/readyz',
  '/agents/trail/healthz',
  '/agents/trailer/docs',
  '/agents/docs',
  '/trail/docs',
  '/agents/trail/agents/trail/docs',
])('has nothing at %s', async (path) => {
  expect((await fetch(gateway.url + path)).status).toBe(404)
})

it('counts and logs an address under the path as the same', async () => {
  await fetch(`${gateway.url}/agents/trail/v1/me`, { headers: { 'x-api-key': agent.key } })
  const metrics = await (await fetch(`${gateway.url}/metrics`)).text()
  expect(metrics).toContain('route="/v1/me"')
  expect(metrics).not.toContain('agents/trail')
})

it('has the portal send the events of the app below the path, and takes them there', async () => {
  const emulator = createEmulator()
  const portal = await serveEmulator(emulator, { port: 0, httpsPort: 0 })
  const { host } = new URL(portal.url)
  const app = { clientId: 'local.trail', clientSecret: 'trail-secret' }
  const publicUrl = 'https://example.com/agents/trail/'
  const other = await testGateway({ page: folder, config: { app, publicUrl, portals: [host] } })
  const { installations } = other.gateway.store
  const post = (path: string, fields: Record<string, string>) =>
    fetch(`${other.url}/agents/trail${path}`, { method: 'POST', body: new URLSearchParams(fields) })

  const { accessToken, refreshToken } = emulator.issueToken(ADMIN)
  const registered = emulator.world.apps.get('local.trail')
  const auth = {
    'auth[domain]': host,
    'auth[member_id]': registered?.memberId ?? '',
    'auth[application_token]': registered?.applicationToken ?? '',
  }
  const installed = await post('/install', {
    ...auth,
    event: 'ONAPPINSTALL',
    'auth[access_token]': accessToken,
    'auth[refresh_token]': refreshToken,
    'auth[client_endpoint]': `${portal.url}/rest/`,
    'auth[server_endpoint]': `${portal.url}/rest/`,
  })
  expect([installed.status, (await installations.list()).length]).toEqual([200, 1])
  expect(registered?.events.map(({ handler }) => handler)).toEqual([
    `${publicUrl}events/install`,
    `${publicUrl}events/uninstall`,
  ])
  expect((await post('/events/uninstall', { ...auth, event: 'ONAPPUNINSTALL' })).status).toBe(200)
  expect(await installations.list()).toEqual([])
  await other.close()
  await portal.close()
})
