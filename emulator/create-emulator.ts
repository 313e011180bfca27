import { Hono } from 'hono'
import { control } from './control/control.ts'
import { createFaults } from './control/faults.ts'
import type { LogEntry } from './control/log.ts'
import type { Emulator, EmulatorOptions, ResetOptions } from './emulator.ts'
import type { SentEvent } from './events.ts'
import { oauth } from './oauth.ts'
import { createLimits } from './rest/limits.ts'
import { NetworkDrop, cut, socketOf } from './rest/network-drop.ts'
import { rest } from './rest/rest.ts'
import { buildWorld } from './seeds/build-world.ts'
import { switchesOf } from './world/dialects.ts'
import { expireTokens, issueToken, keepTokens, refreshToken } from './world/tokens.ts'
import type { World } from './world/types.ts'

/** A Bitrix24 portal on localhost, in the cloud dialect with the demo seed unless told otherwise. */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  const now = options.now ?? Date.now
  const appUrl = options.appUrl ?? 'http://localhost:5173/'
  const faults = createFaults()
  const limits = createLimits()
  const log: LogEntry[] = []
  const events: SentEvent[] = []
  let world = build(options)

  function build(wanted: ResetOptions, before?: World): World {
    const dialect = wanted.dialect ?? before?.dialectName ?? 'cloud'
    return buildWorld({
      seed: wanted.seed ?? before?.seed ?? 'demo',
      dialect,
      switches: switchesOf(dialect, { ...options.switches, ...wanted.switches }),
      now: now(),
      appUrl,
      installed: wanted.installed ?? options.installed ?? true,
      scopes: wanted.scopes ?? options.scopes,
    })
  }

  const emulator: Emulator = {
    app: new Hono(),
    get world() {
      return world
    },
    faults,
    log,
    events,
    appUrl,
    host: options.host ?? 'localhost:8024',
    now,
    async fetch(request) {
      try {
        return await emulator.app.fetch(request)
      } catch (error) {
        if (error instanceof NetworkDrop) throw new TypeError('fetch failed')
        throw error
      }
    },
    reset(wanted = {}) {
      const next = build(wanted, world)
      keepTokens(world, next, now())
      world = next
      faults.clear()
      limits.clear()
      log.length = 0
      events.length = 0
    },
    issueToken: (userId, clientId) => issueToken(world, now(), userId, clientId),
    refreshToken: (refresh) => refreshToken(world, now(), refresh),
    expireTokens: () => expireTokens(world, now()),
  }

  emulator.app.route('/', rest(emulator, limits))
  emulator.app.route('/', oauth(emulator))
  emulator.app.route('/', control(emulator))
  emulator.app.onError(async (error, c) => {
    if (!(error instanceof NetworkDrop)) {
      console.error(error)
      return c.text('Internal server error', 500)
    }
    const socket = socketOf(c.env)
    if (!socket) throw error
    await cut(socket)
    return c.body(null)
  })
  return emulator
}
