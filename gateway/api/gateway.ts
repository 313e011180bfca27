import type { Config } from '../config.ts'
import type { KeyRing } from '../keys/key-ring.ts'
import type { Numbering } from '../operations/numbering.ts'
import type { Metrics } from '../ops/metrics.ts'
import type { Ways } from '../portal/ways.ts'
import type { ApiKey, RunMark, Store } from '../store/store.ts'

export type LogFields = Record<string, unknown>

/** What the gateway uses of its logger; `fields` never hold a key, a token or a text of an entry. */
export interface Log {
  info(fields: LogFields, message: string): void
  warn(fields: LogFields, message: string): void
  error(fields: LogFields, message: string): void
}

/** All that the addresses of the gateway share. */
export interface Gateway {
  config: Config
  store: Store
  numbering: Numbering
  keyRing: KeyRing
  ways: Ways
  log: Log
  metrics: Metrics
  /** Set when the gateway is about to stop. */
  readiness: { draining: boolean }
  /** The monotonic clock, in Unix milliseconds: for waiting, rates and what is fresh. */
  now: () => number
  /** The date in Unix milliseconds: for what is stored, shown, or compared with a date that people chose. */
  date: () => number
  pause: (ms: number) => Promise<void>
}

/** What is known of a request before it does anything. */
export interface RequestVariables {
  requestId: string
  key: ApiKey
  run: RunMark | null
  /** The code of the error that was answered. */
  errorCode?: string
}

export interface Env {
  Variables: RequestVariables
}
