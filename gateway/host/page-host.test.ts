import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { createAdaptorServer } from '@hono/node-server'
import { afterEach, expect, it } from 'vitest'
import { pageHeaders as viteHeaders } from '../../vite.headers.ts'
import { pageHost } from './page-host.ts'
import type { Opening, PageHostOptions } from './page-host.ts'

const page = `<!doctype html><title>Trail</title>${'<p>A page that is worth compressing.</p>'.repeat(50)}`
const script = `export const words = [${"'some words', ".repeat(200)}]`

const undo: (() => void | Promise<void>)[] = []

afterEach(async () => {
  for (const each of undo.splice(0)) await each()
})

function buildPage(): string {
  const folder = mkdtempSync(join(tmpdir(), 'trail-page-'))
  undo.push(() => rmSync(folder, { recursive: true }))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), page)
  writeFileSync(join(folder, 'icon.svg'), '<svg/>')
  writeFileSync(join(folder, 'assets', 'index-Ab12.js'), script)
  writeFileSync(join(folder, 'assets', 'tiny-Cd34.css'), 'a{}')
  return folder
}

async function serve(options: Partial<PageHostOptions> = {}): Promise<number> {
  const { fetch } = pageHost({ folder: buildPage(), portals: ['b24.example.com'], ...options })
  const server = createAdaptorServer({ fetch })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  undo.push(() => void server.close())
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('The server has no port.')
  return address.port
}

type Asked = { method?: string; headers?: Record<string, string>; body?: string }

/** Not fetch: it would unpack what is compressed, and mend the path. */
async function ask(port: number, path: string, { method = 'GET', headers = {}, body }: Asked = {}) {
  const asked = request({ port, host: '127.0.0.1', path, method, headers, agent: false })
  const answered = once(asked, 'response')
  asked.end(body)
  const [response] = await answered
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk)
  return { status: response.statusCode, headers: response.headers, bytes: Buffer.concat(chunks) }
}

const form = { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' } }

it('gives the page to a GET, to be asked for again each time', async () => {
  const { status, headers, bytes } = await ask(await serve(), '/')
  expect([status, headers['content-type'], headers['cache-control']]).toEqual([
    200,
    'text/html; charset=utf-8',
    'no-cache',
  ])
  expect(bytes.toString()).toBe(page)
})

it('gives the page to the form POST of a portal, and lets nobody keep it', async () => {
  const port = await serve()
  const asked = { ...form, body: 'AUTH_ID=secret&PLACEMENT=DEFAULT' }
  const { status, headers, bytes } = await ask(
    port,
    '/?DOMAIN=b24.example.com&PROTOCOL=1&LANG=en&APP_SID=a',
    asked,
  )
  expect([status, headers['cache-control'], headers['etag']]).toEqual([200, 'no-store', undefined])
  expect(bytes.toString()).toBe(page)
})

it('answers a POST with a page even where the form is empty, and at the path of the installation', async () => {
  const port = await serve()
  expect((await ask(port, '/', { method: 'POST' })).status).toBe(200)
  expect((await ask(port, '/install', { ...form, body: 'AUTH_ID=a' })).bytes.toString()).toBe(page)
})

it('tells of an opening: the portal in lower case, its protocol and the form', async () => {
  const openings: Opening[] = []
  const port = await serve({ onOpening: (opening) => void openings.push(opening) })
  await ask(port, '/?DOMAIN=B24.Example.com&PROTOCOL=0', { ...form, body: 'AUTH_ID=a%20b' })
  expect(openings).toEqual([
    { domain: 'b24.example.com', https: false, form: new URLSearchParams({ AUTH_ID: 'a b' }) },
  ])
})

it('refuses a form that no portal sends', async () => {
  const { status } = await ask(await serve(), '/', { ...form, body: `AUTH_ID=${'a'.repeat(70_000)}` })
  expect(status).toBe(413)
})

it('lets hashed files be kept for ever', async () => {
  const port = await serve()
  const { headers } = await ask(port, '/assets/index-Ab12.js')
  expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
  expect(headers['content-type']).toBe('text/javascript; charset=utf-8')
  expect((await ask(port, '/icon.svg')).headers['cache-control']).toBe('no-cache')
})

it.each([
  ['gzip, deflate, br', 'br'],
  ['gzip', 'gzip'],
  ['br;q=0, gzip;q=0.5', 'gzip'],
  ['br;q=0.2, gzip;q=0.8', 'gzip'],
  ['*', 'br'],
  ['identity', undefined],
  ['', undefined],
])('chooses for Accept-Encoding: %s', async (accepted, chosen) => {
  const headers = { 'accept-encoding': accepted }
  const answer = await ask(await serve(), '/assets/index-Ab12.js', { headers })
  expect([answer.headers['content-encoding'], answer.headers['vary']]).toEqual([chosen, 'Accept-Encoding'])
  expect(answer.headers['content-length']).toBe(String(answer.bytes.length))
  const unpack = { br: brotliDecompressSync, gzip: gunzipSync }[chosen ?? ''] ?? ((bytes: Buffer) => bytes)
  expect(unpack(answer.bytes).toString()).toBe(script)
})

it('compresses the page of a POST too', async () => {
  const headers = { ...form.headers, 'accept-encoding': 'br' }
  const { bytes } = await ask(await serve(), '/', { method: 'POST', headers })
  expect(brotliDecompressSync(bytes).toString()).toBe(page)
})

it('leaves alone what compression makes longer', async () => {
  const headers = { 'accept-encoding': 'br' }
  const answer = await ask(await serve(), '/assets/tiny-Cd34.css', { headers })
  expect([answer.headers['content-encoding'], answer.bytes.toString()]).toEqual([undefined, 'a{}'])
})

it('answers 304 to who has the file in this form', async () => {
  const port = await serve()
  const br = { 'accept-encoding': 'br' }
  const tag = (await ask(port, '/', { headers: br })).headers['etag'] ?? ''
  const again = await ask(port, '/', { headers: { ...br, 'if-none-match': `"other", W/${tag}` } })
  expect([again.status, again.bytes.length, again.headers['etag'], again.headers['vary']]).toEqual([
    304,
    0,
    tag,
    'Accept-Encoding',
  ])
  expect((await ask(port, '/', { headers: { 'if-none-match': tag } })).status).toBe(200)
})

it('answers HEAD with the headers alone', async () => {
  const { status, headers, bytes } = await ask(await serve(), '/', { method: 'HEAD' })
  expect([status, headers['content-length'], bytes.length]).toEqual([200, String(page.length), 0])
})

it.each([
  '/nothing',
  '/assets/',
  '/assets',
  '/../package.json',
  '/assets/../../package.json',
  '/%2e%2e/package.json',
  '/..%2fpackage.json',
  '//etc/passwd',
  '/install/',
])('has nothing at %s', async (path) => {
  expect((await ask(await serve(), path)).status).toBe(404)
})

it('names its portals in the policy: to be framed by, and to talk to', async () => {
  const port = await serve({ portals: ['b24.example.com', 'Crm.Example.com:8443', 'localhost:8024'] })
  const origins =
    'https://b24.example.com https://crm.example.com:8443 https://localhost:8024 http://localhost:8024'
  const got = [
    await ask(port, '/'),
    await ask(port, '/', { method: 'POST' }),
    await ask(port, '/assets/index-Ab12.js'),
  ]
  for (const { headers } of got) {
    const policy = String(headers['content-security-policy'])
    expect(policy.split('; ')).toEqual(
      expect.arrayContaining([`frame-ancestors ${origins}`, `connect-src ${origins}`]),
    )
    expect(policy).not.toContain('unsafe')
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' })
    expect(headers).not.toHaveProperty('x-frame-options')
  }
})

it('has the policy that the page is tried with, but for its portals', async () => {
  const named = /^(connect-src|frame-ancestors) /
  const rules = (policy: unknown) =>
    String(policy)
      .split('; ')
      .filter((each) => !named.test(each))
  const { headers } = await ask(await serve(), '/')
  expect(rules(headers['content-security-policy'])).toEqual(rules(viteHeaders['Content-Security-Policy']))
})

it('lets nobody frame it where no portal is named', async () => {
  const { headers } = await ask(await serve({ portals: [] }), '/')
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
})

it('refuses a portal that is no host', () => {
  const folder = buildPage()
  expect(() => pageHost({ folder, portals: ["b24.example.com; script-src 'unsafe-inline'"] })).toThrow(
    'is no host',
  )
})

it('says what to do where the page was not built', () => {
  expect(() => pageHost({ folder: '/nowhere/dist', portals: [] })).toThrow('run `npm run build` first')
})
