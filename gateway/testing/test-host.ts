import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import { pino } from 'pino'
import { createEmulator } from '#emulator/create-emulator.ts'
import type { Emulator, EmulatorOptions } from '#emulator/emulator.ts'
import { openedFrame } from '#emulator/pages/frame/opened-frame.ts'
import { serveEmulator } from '#emulator/serve.ts'
import { installHandlers } from '../host/install-handlers.ts'
import type { InstallOptions } from '../host/install-options.ts'
import { pageHost } from '../host/page-host.ts'
import type { Installation, InstallationStore } from '../store/store.ts'
import { listen } from './listen.ts'
import { memoryInstallations } from './memory-installations.ts'

export interface TestHost {
  emulator: Emulator
  portalUrl: string
  /** host:port of the portal. */
  portal: string
  url: string
  installations: InstallationStore
  /** Everything that was logged, as lines of JSON. */
  lines: string[]
  /** Milliseconds that the host's clock is ahead. */
  clock: { ahead: number }
  /** The one installation there is; fails where there is another number of them. */
  installed(): Promise<Installation>
  /** Opens the app's own page for a person as the portal's card does, and waits until it was looked at. */
  open(userId: number, changes?: OpeningChanges): Promise<Response>
  /** The same, without waiting. */
  launch(userId: number, changes?: OpeningChanges): Promise<Response>
  /** Resolves when nothing is being verified or waits for it. */
  settled(): Promise<void>
  /** As when the gateway stops: what waits is not verified. */
  stop(): Promise<void>
  /** Posts an event as a portal does. */
  event(name: 'install' | 'uninstall', fields: Record<string, string>): Promise<Response>
  close(): Promise<void>
}

export interface OpeningChanges {
  fields?: Record<string, string>
  query?: Record<string, string>
  path?: string
}

/** A portal, and the host of the app's page with its install handlers, both over real HTTP on free ports. */
export async function testHost(
  options: Partial<Omit<InstallOptions, 'app' | 'portals' | 'date'>> & {
    emulator?: EmulatorOptions
    clientId?: string
    /** Portals that are served besides. */
    others?: string[]
  } = {},
): Promise<TestHost> {
  const folder = await mkdtemp(join(tmpdir(), 'trail-host-'))
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Trail</title>')
  let app = new Hono()
  const server = createAdaptorServer({ fetch: (request) => app.fetch(request) })
  const url = `http://localhost:${await listen(server)}`
  const emulator = createEmulator({ appUrl: `${url}/`, ...options.emulator })
  const served = await serveEmulator(emulator, { port: 0, httpsPort: 0 })
  const portal = new URL(served.url).host

  const lines: string[] = []
  const clock = { ahead: 0 }
  const now = options.now ?? (() => Date.now() + clock.ahead)
  const installations = options.installations ?? memoryInstallations()
  const portals = [portal, ...(options.others ?? [])]
  const handlers = installHandlers({
    installations,
    portals,
    app: { clientId: options.clientId ?? 'local.trail' },
    publicUrl: options.publicUrl === undefined ? url : options.publicUrl,
    logger: pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) }),
    now,
    date: now,
    pause: options.pause ?? (async (ms) => void (clock.ahead += ms)),
    ...(options.isAlive && { isAlive: options.isAlive }),
    ...(options.post && { post: options.post }),
  })
  app = new Hono()
    .route('/', pageHost({ folder, portals, onOpening: handlers.onOpening, onEvent: handlers.onEvent }))
    .route('/', handlers.routes)

  async function launch(userId: number, { fields = {}, query = {}, path = '/' }: OpeningChanges = {}) {
    const frame = {
      surface: 'page',
      app: 'local.trail',
      userId,
      lang: 'en',
      placement: 'DEFAULT',
      options: {},
    }
    const asked = { method: 'POST', body: JSON.stringify(frame) }
    const opened = openedFrame.parse(await (await fetch(`${served.url}/__portal/open`, asked)).json())
    const action = new URL(opened.action)
    action.pathname = path
    for (const [name, value] of Object.entries(query)) action.searchParams.set(name, value)
    const body = new URLSearchParams({ ...opened.fields, ...fields })
    return fetch(action, { method: 'POST', body })
  }

  return {
    emulator,
    portalUrl: served.url,
    portal,
    url,
    installations,
    lines,
    clock,
    async installed() {
      const [only, ...others] = await installations.list()
      if (!only || others.length > 0)
        throw new Error(`There are ${others.length + (only ? 1 : 0)} installations.`)
      return only
    },
    async open(userId, changes) {
      const answer = await launch(userId, changes)
      await handlers.settled()
      return answer
    },
    launch,
    settled: () => handlers.settled(),
    stop: () => handlers.close(),
    event: (name, fields) =>
      fetch(`${url}/events/${name}`, { method: 'POST', body: new URLSearchParams(fields) }),
    async close() {
      await handlers.close()
      await served.close()
      await new Promise((resolve) => void server.close(resolve))
      await rm(folder, { recursive: true })
    },
  }
}
