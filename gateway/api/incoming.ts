import { IncomingMessage } from 'node:http'
import type { Context as HonoContext } from 'hono'

/** The request as Node has it, below Hono; null where it did not come over HTTP. */
export function incomingOf(c: HonoContext): IncomingMessage | null {
  const incoming: unknown = Reflect.get(Object(c.env), 'incoming')
  return incoming instanceof IncomingMessage ? incoming : null
}
