import type { Hono } from 'hono'
import type { FaultStore } from './control/faults.ts'
import type { LogEntry } from './control/log.ts'
import type { SentEvent } from './events.ts'
import type { DialectName, SeedName, Switches, Token, World } from './world/types.ts'

export type EmulatorOptions = {
  seed?: SeedName
  dialect?: DialectName
  switches?: Partial<Switches>
  /** Address of our app, what a card's tab posts to. */
  appUrl?: string
  /** Host and port the portal calls itself by. */
  host?: string
  /** Unix milliseconds. */
  now?: () => number
  /** false: our app waits in install mode, with no tabs bound. */
  installed?: boolean
  /** Scopes of our app, to try it with less. */
  scopes?: string[]
}

/** Seed and dialect stay as they are unless named; the rest goes back to what the portal was made with. */
export type ResetOptions = Pick<EmulatorOptions, 'seed' | 'dialect' | 'switches' | 'installed' | 'scopes'>

/** A portal. Doors for tests (fetch), for servers (app) and for the pages around (the rest). */
export type Emulator = {
  /** For a server: behind @hono/node-server a dropped connection is a destroyed socket. */
  readonly app: Hono
  /** The world of now: a reset puts another in its place, so do not keep it. */
  readonly world: World
  readonly faults: FaultStore
  readonly log: LogEntry[]
  /** What was sent to the handlers of event.bind. */
  readonly events: SentEvent[]
  readonly appUrl: string
  readonly host: string
  now(): number
  /** In-process door; rejects with TypeError('fetch failed') where the network drops. */
  fetch(request: Request): Promise<Response>
  reset(options?: ResetOptions): void
  /** A fresh pair of tokens, as the portal gives them to a frame. */
  issueToken(userId: number, clientId?: string): Token
  /** The next pair for a refresh token; undefined when nobody holds it. */
  refreshToken(refreshToken: string): Token | undefined
  /** From now on every access token issued so far is expired. */
  expireTokens(): void
}
