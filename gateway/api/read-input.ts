import type { Context as HonoContext } from 'hono'
import { ApiError } from './api-error.ts'
import { checkQuery } from './decode-body.ts'
import { readBody } from './read-body.ts'

export type Input = Record<string, unknown>

/** Query and body of a request as one; the body wins. Errors: INVALID_REQUEST, PAYLOAD_TOO_LARGE. */
export async function readInput(c: HonoContext): Promise<Input> {
  const body = await readBody(c)
  if (body !== undefined && !isObject(body))
    throw new ApiError('INVALID_REQUEST', 'The body must be a JSON object.')
  const url = new URL(c.req.url)
  checkQuery(url)
  return { ...readQuery(url.searchParams), ...body }
}

function isObject(value: unknown): value is Input {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const NUMBERS = new Set(['entityTypeId', 'entityId', 'itemType', 'limit', 'offset', 'start'])

/**
 * A query is all text: numbers are read where a number is meant, and `order[created]=asc` as an object. Errors:
 * INVALID_PARAMS for a name that stands twice.
 */
export function readQuery(query: URLSearchParams): Input {
  const input: Input = {}
  const order: Record<string, string> = {}
  for (const [name, value] of query) {
    const direction = /^order\[(\w+)\]$/.exec(name)?.[1]
    if (direction !== undefined) order[direction] = value
    else if (Object.hasOwn(input, name))
      throw new ApiError('INVALID_PARAMS', `${name} stands twice in the query`)
    else input[name] = NUMBERS.has(name) && /^-?\d+$/.test(value) ? Number(value) : value
  }
  return Object.keys(order).length > 0 ? { ...input, order } : input
}

/** Path parameter `id` as a number; what is none stays as it is, and is complained about. */
export function readPathId(value: string): unknown {
  return /^\d{1,15}$/.test(value) ? Number(value) : value
}
