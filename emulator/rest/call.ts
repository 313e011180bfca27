import type { Json, JsonMap, PortalApp, User, World } from '../world/types.ts'

/** Who calls. A webhook has no application. */
export type Caller = { user: User; app: PortalApp | undefined; scopes: readonly string[]; key: string }

/** One method call, alone or inside a batch; there every value is text. */
export type Call = {
  world: World
  /** Unix milliseconds. */
  now: number
  caller: Caller
  /** Without the names a portal keeps for itself (auth, start, …). */
  params: JsonMap
  /** Row offset, taken out of the parameters before a method sees them. */
  start: Json | undefined
  /** Scheme and host the request came to. */
  origin: string
  /** Sends an event to its handlers; `data` is what the event carries. */
  notify(event: string, data: JsonMap): void
}

export type Outcome = { result: Json; next?: number; total?: number }

export type Method = {
  /** '' is the basic scope, which everybody has. */
  scope: string
  /** False where a portal like this one lacks the method; absent: every portal has it. */
  exists?(world: World): boolean
  run(call: Call): Outcome
}

export type Methods = Record<string, Method>
