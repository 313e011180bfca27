import type { Context as HonoContext, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { ApiError } from './api-error.ts'
import { decodeBody } from './decode-body.ts'
import { isReading } from './head.ts'
import { incomingOf } from './incoming.ts'

/** Bytes of a body at most. */
const BODY_LIMIT = 1_048_576

/** Levels of lists and objects at most: none of ours has ten. */
const DEEPEST = 64

/** Turns larger bodies away, those without a length while they are read. Errors: PAYLOAD_TOO_LARGE. */
export function limitBody(): MiddlewareHandler {
  const whileRead = bodyLimit({
    maxSize: BODY_LIMIT,
    onError(c) {
      throw tooLarge(c)
    },
  })
  return (c, next) => {
    // Where the head says enough: to look at the body makes a stream and a Request, and both live long in memory.
    const length = c.req.header('content-length') ?? (isReading(c.req.method) ? '0' : undefined)
    if (length === undefined || c.req.header('transfer-encoding') !== undefined) return whileRead(c, next)
    if (Number(length) > BODY_LIMIT) throw tooLarge(c)
    return next()
  }
}

/** The JSON of a body; undefined where there is none. Errors: INVALID_REQUEST, PAYLOAD_TOO_LARGE. */
export async function readBody(c: HonoContext): Promise<unknown> {
  const bytes = isReading(c.req.method) ? await bytesOfGet(c) : new Uint8Array(await c.req.arrayBuffer())
  if (bytes.length > 0) refuseCompressed(c.req.header('content-encoding') || 'identity')
  const text = decodeBody(bytes, c.req.header('content-type'))
  if (text.trim() === '') return undefined
  const body = parse(text)
  if (isTooDeep(body)) throw new ApiError('INVALID_REQUEST', 'The body is nested too deeply.')
  return body
}

/** Compressed bytes are no UTF-8 either, and that would be the wrong word for it. */
function refuseCompressed(encoding: string): void {
  if (encoding.trim().toLowerCase() === 'identity') return
  throw new ApiError(
    'INVALID_REQUEST',
    `The body is compressed (${encoding.slice(0, 40)}): send it as it is.`,
  )
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ApiError('INVALID_REQUEST', 'The body is not valid JSON.', {
      hint: 'Send it as UTF-8 with Content-Type: application/json.',
    })
  }
}

/** What some clients send with a GET all the same; a Request has no place for it, so it is read below Hono. */
async function bytesOfGet(c: HonoContext): Promise<Uint8Array> {
  const length = c.req.header('content-length') ?? c.req.header('transfer-encoding') ?? '0'
  if (length === '0') return new Uint8Array()
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of bytesOf(incomingOf(c) ?? [])) {
    size += piece.length
    if (size > BODY_LIMIT) throw tooLarge(c)
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

async function* bytesOf(incoming: AsyncIterable<unknown> | []): AsyncGenerator<Uint8Array> {
  for await (const piece of incoming) if (piece instanceof Uint8Array) yield piece
}

/** Whether a value from outside has more levels than any of ours: to walk it might not end well. */
export function isTooDeep(value: unknown): boolean {
  return isDeeper(value, DEEPEST)
}

/** Whether there are more levels of lists and objects than so many. */
function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values(value).some((each) => isDeeper(each, levels - 1))
}

function tooLarge(c: HonoContext): ApiError {
  // What is left of the body would be taken for the next request.
  c.header('Connection', 'close')
  return new ApiError('PAYLOAD_TOO_LARGE')
}
