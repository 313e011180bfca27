import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import { createEmulator } from '#emulator/create-emulator.ts'
import type { Emulator, EmulatorOptions } from '#emulator/emulator.ts'
import { serveEmulator } from '#emulator/serve.ts'
import type { Gateway, Log } from '../api/gateway.ts'
import type { Config } from '../config.ts'
import { type NewKey, makeKey } from '../keys/api-key.ts'
import { type OpenGateway, openGateway } from '../open-gateway.ts'

export interface Reply {
  status: number
  /** Parsed JSON; null where the body is empty. */
  body: ReturnType<typeof JSON.parse>
  headers: Headers
}

export interface Caller {
  key: string
  session: string | null
  request(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>
  get(path: string, headers?: Record<string, string>): Promise<Reply>
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>
  delete(path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>
}

export interface TestGateway {
  url: string
  emulator: Emulator
  portalUrl: string
  gateway: Gateway
  open: OpenGateway
  /** A caller with a fresh key. */
  caller(wanted?: Partial<NewKey>): Promise<Caller>
  close(): Promise<void>
}

export interface TestOptions {
  emulator?: EmulatorOptions
  config?: Partial<Config>
  now?: () => number
  pause?: (ms: number) => Promise<void>
  /** Where the log goes; nowhere without. */
  log?: Log
  /** The folder of the tab's page; without it only agents are served. */
  page?: string
}

/** Nothing of the portal's own limits, but for tests that are about them. */
const CALM = { rateLimit: false, operatingBudget: false }

const silent = { info() {}, warn() {}, error() {} }

/** A gateway in front of an emulator by its webhook, both over real HTTP on free ports, with a store of its own. */
export async function testGateway(options: TestOptions = {}): Promise<TestGateway> {
  const emulator = createEmulator({
    ...options.emulator,
    switches: { ...CALM, ...options.emulator?.switches },
  })
  const served = await serveEmulator(emulator, { port: 0, httpsPort: 0 })
  const dataDir = await mkdtemp(join(tmpdir(), 'trail-gateway-'))
  const open = await openGateway(
    testConfig({ webhookUrl: `${served.url}/rest/1/emulator/`, dataDir, ...options.config }),
    options.log ?? silent,
    {
      page: options.page ?? null,
      ...(options.now && { now: options.now }),
      ...(options.pause && { pause: options.pause }),
    },
  )
  const server = createAdaptorServer({ fetch: open.app.fetch })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`

  return {
    url,
    emulator,
    portalUrl: served.url,
    gateway: open.gateway,
    open,
    async caller(wanted = {}) {
      const { row, secret, session } = makeKey({ ...ANY_KEY, ...wanted }, open.gateway.now())
      await open.gateway.store.keys.add(row)
      return callerOf(url, secret, session)
    },
    async close() {
      await new Promise((resolve) => {
        server.close(resolve)
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
      await open.close()
      await served.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

export const ANY_KEY: NewKey = {
  name: 'Test',
  kind: 'api',
  readOnly: false,
  entityTypes: null,
  rate: 100_000,
  expiresAt: null,
}

export function testConfig(part: Partial<Config>): Config {
  return {
    port: 0,
    host: '127.0.0.1',
    publicUrl: null,
    webhookUrl: null,
    app: null,
    portals: ['localhost'],
    databaseUrl: null,
    dataDir: '',
    bucket: { capacity: 10_000, perSecond: 10_000 },
    queueTimeout: 5_000,
    portalTimeout: 2_000,
    keyRate: 300,
    pageDir: '',
    logLevel: 'silent',
    ...part,
  }
}

export function callerOf(url: string, key: string, session: string | null = null): Caller {
  async function request(method: string, path: string, body?: unknown, more: Record<string, string> = {}) {
    const headers: Record<string, string> = {
      'x-api-key': key,
      ...(session && { authorization: `Bearer ${session}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...more,
    }
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const response = await fetch(url + path, { method, headers, ...(body !== undefined && { body: text }) })
    const answer = await response.text()
    return {
      status: response.status,
      body: answer === '' ? null : JSON.parse(answer),
      headers: response.headers,
    }
  }
  return {
    key,
    session,
    request,
    get: (path, headers) => request('GET', path, undefined, headers),
    post: (path, body = {}, headers) => request('POST', path, body, headers),
    delete: (path, body, headers) => request('DELETE', path, body, headers),
  }
}
