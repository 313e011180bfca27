import { Hono } from 'hono'
import { createFaults } from './control/faults.ts'
import type { LogEntry } from './control/log.ts'
import type { Emulator, EmulatorOptions, ResetOptions } from './emulator.ts'
import { switchesOf } from './world/dialects.ts'
import { emptyWorld } from './world/create-world.ts'
import { expireTokens, issueToken, keepTokens, refreshToken } from './world/tokens.ts'
import type { World } from './world/types.ts'

/** A Bitrix24 portal on localhost, in the cloud dialect with the demo seed unless told otherwise. */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  const now = options.now ?? Date.now
  const faults = createFaults()
  const log: LogEntry[] = []
  let world = build(options)

  function build(wanted: ResetOptions, before?: World): World {
    const dialect = wanted.dialect ?? before?.dialect ?? 'cloud'
    const kept = wanted.dialect === undefined ? before?.switches : undefined
    const switches = switchesOf(dialect, { ...kept, ...wanted.switches })
    return emptyWorld(wanted.seed ?? before?.seed ?? 'demo', dialect, switches)
  }

  const emulator: Emulator = {
    app: new Hono(),
    get world() {
      return world
    },
    faults,
    log,
    appUrl: options.appUrl ?? 'http://localhost:5173/',
    host: options.host ?? 'localhost:8024',
    now,
    async fetch(request) {
      return emulator.app.fetch(request)
    },
    reset(wanted = {}) {
      const next = build(wanted, world)
      keepTokens(world, next, now())
      world = next
      faults.clear()
      log.length = 0
    },
    issueToken: (userId, clientId) => issueToken(world, now(), userId, clientId),
    refreshToken: (refresh) => refreshToken(world, now(), refresh),
    expireTokens: () => expireTokens(world, now()),
  }
  return emulator
}
