import type { Json } from '../world/types.ts'

/** One request to the REST or the authorization server as it came over HTTP, or through the in-process door. */
export type LogEntry = {
  /** Unix milliseconds. */
  at: number
  /** HTTP verb. */
  verb: string
  path: string
  /** The REST method of the path, 'batch' for a batch, 'oauth.token' for a fresh pair of tokens. */
  method: string
  /** The methods of a batch's commands, in their order. */
  batch?: string[]
  /** The `halt` of a batch as it was sent; absent where it was not sent. */
  halt?: Json
  /** The request's Origin header: a page has one, a server none. */
  origin: string | null
  /** Id of the authenticated caller; null for preflights, refused credentials and the authorization server. */
  user: number | null
  /** HTTP status; 0 when the connection was dropped. */
  status: number
  ms: number
}
