import type { Entry } from '#core/entry.ts'
import type { Portal } from '#core/portal.ts'
import type { Log } from '../api/gateway.ts'
import type { HeldLock } from '../store/locks.ts'
import type { Bound } from './bound.ts'
import type { Numbering } from './numbering.ts'
import type { ApiKey, RunMark, Store, WrittenEntry } from '../store/store.ts'

/** A write that left for the portal and whose answer nobody has seen yet. */
export interface Attempt extends Bound {
  /** Unix milliseconds; until then the portal may still be at work on it. */
  openUntil: number
  /** Entries of a batch that are this request's own already, by the ids of their calls: claimed, so no look finds them. */
  done?: [callId: string, entry: Entry][] | undefined
}

/** Where a keyed request writes down what it sends, so that a crash or a lost answer loses nothing. */
export interface Journal {
  /** What an earlier try of the same request left open. */
  attempt: Attempt | null
  remember(attempt: Attempt | null): Promise<void>
}

/** All that one request of one key may use. */
export interface Context {
  key: ApiKey
  /** How the key reaches its portal. */
  kind: 'webhook' | 'app'
  portalId: string
  portal: Portal
  /** The portal's user behind the key, as of now; null where the portal does not say. */
  authorId: () => Promise<number | null>
  /** The same two for what has to be found out about a write that was sent, whether or not the client is still there. */
  afterSending: { portal: Portal; authorId: () => Promise<number | null> }
  /** By the monotonic clock: nothing of this request is sent to the portal after it. */
  deadline: number
  /** Aborted when the client has left. */
  signal: AbortSignal
  store: Store
  numbering: Numbering
  log: Log
  run: RunMark | null
  /** Null for a request without an Idempotency-Key. */
  journal: Journal | null
  /** Entries this request wrote: they are claimed when it ends. */
  written: WrittenEntry[]
  /** Sentences for `meta.warnings` of its answer. */
  warnings: Set<string>
  /** Locks this request holds until its end is written down. */
  held: HeldLock[]
  /** Milliseconds. */
  queueTimeout: number
  portalTimeout: number
  /** The monotonic clock, in Unix milliseconds. */
  now: () => number
  /** The date in Unix milliseconds: what is written down outlives this process and its monotonic clock. */
  date: () => number
  pause: (ms: number) => Promise<void>
}
