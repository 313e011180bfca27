import type { z } from '@hono/zod-openapi'
import type { ToolAnnotations } from '@modelcontextprotocol/server'
import type { Context as HonoContext } from 'hono'
import type { Env, Gateway } from '../api/gateway.ts'
import type { Input } from '../api/read-input.ts'
import type { Ended } from '../operations/run-request.ts'
import type { ApiKey } from '../store/store.ts'

/** The arguments of a call, in the form that `input` wants. */
export interface Arguments {
  /** All of them. */
  given: Input
  /** Those that the tool has: clients add some of their own, which differ from try to try. */
  known: Input
}

/** How a call of a tool ended. */
export interface ToolEnd extends Ended {
  /** A sentence that is true of this answer; without it `done` is said. */
  said?: string
}

/** One thing a model may ask for. */
export interface Tool {
  name: string
  title: string
  /** When to use it and what comes back, for a model. */
  description: string
  /** What a success says before its data. */
  done: string
  writes: boolean
  annotations: ToolAnnotations
  input: z.ZodObject
  /** What a model sees as the arguments, and by what they are read; `input` where it is missing. */
  shown?: z.ZodObject
  /** `data` and `meta`, as over HTTP. */
  output: z.ZodObject
  /** Tools that a key can never use are not shown to it. */
  isFor(key: ApiKey): boolean
  /** Does it with arguments that fit `input`; the end is the service's envelope. Errors: ApiError. */
  call(gateway: Gateway, c: HonoContext<Env>, args: Arguments): Promise<ToolEnd>
}
