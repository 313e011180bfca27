import type { z } from '@hono/zod-openapi'
import type { Card } from '#core/entity-types.ts'
import type { NewEntry } from '#core/entry.ts'
import type { Answer, Call } from '#core/portal.ts'
import type { ApiErrorCode } from '../api/api-error.ts'
import type { Missing } from '../api/portal-refusal.ts'
import type { Context } from './context.ts'

export const ACTIONS = [
  'create',
  'list',
  'get',
  'delete',
  'add_note',
  'get_note',
  'delete_note',
  'pin',
  'unpin',
  'bind',
  'unbind',
  'get_bindings',
] as const

export type Action = (typeof ACTIONS)[number]

/** What goes out: `data`, and `meta` where there is more to say than the data. */
export interface Outcome {
  data: unknown
  meta?: Record<string, unknown>
}

/** An operation with its input read: ready to be done, alone or as one call of a batch. */
export interface Prepared {
  /** The card it names; null where it names an entry only. */
  card: Card | null
  /** The entry it names; null where it names none. */
  entryId: number | null
  /** What it writes, as it goes over the wire; null but for create. */
  entry: NewEntry | null
  /** False where `call` brings a part of what was asked for only. */
  isOneCall: boolean
  /** Does it alone, with all the care a single request can take. Errors: PortalError, ApiError. */
  run(context: Context): Promise<Outcome>
  /** The same as one REST call. */
  call(): Call
  read(answer: Answer): Outcome
}

/** A request, with the fields it takes, and what comes of it. */
export interface Example {
  input: Record<string, unknown>
  data: unknown
  meta?: Record<string, unknown>
}

/** One of the twelve, as data: the routes, the batch, the MCP server and the OpenAPI document are made from it. */
export interface Operation {
  action: Action
  writes: boolean
  method: 'GET' | 'POST' | 'DELETE'
  path: string
  /** The portal's method behind it. */
  native: string
  status: 200 | 201
  summary: string
  description: string
  /** The path parameter `id` apart, all fields it takes; from the body of a POST, from query and body otherwise. */
  fields: z.ZodObject
  /** What `data` looks like. */
  answer: z.ZodType
  /** What `meta` looks like, where it holds more than warnings. */
  meta?: z.ZodObject
  missing: Missing
  /** Errors of its own, beside those of anything that asks the portal. */
  errors?: readonly ApiErrorCode[]
  example: Example
  /** Reads `id` and the fields; throws ApiError INVALID_PARAMS that names every bad one. */
  prepare(input: Readonly<Record<string, unknown>>): Prepared
}
