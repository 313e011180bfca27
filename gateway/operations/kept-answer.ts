import { z } from '@hono/zod-openapi'

/** Characters of an answer that is kept as it is. */
const MOST_KEPT = 256 * 1024

/** Characters of a text in a copy that was shortened. */
const TEXT_KEPT = 255

const SHORTENED =
  'The first answer was too long to keep: this copy is without lists, and with the beginning of long texts. Ids are whole.'

const answerShape = z.looseObject({
  meta: z.looseObject({ warnings: z.array(z.string()).optional() }).optional(),
})

/** What is kept of an answer for the same request when it is sent again: all of it, or a copy with the ids of what was written. */
export function keptBody(body: string): string {
  if (body.length <= MOST_KEPT) return body
  return withWarning(JSON.stringify(JSON.parse(body), shorten), SHORTENED)
}

function shorten(_name: string, value: unknown): unknown {
  if (Array.isArray(value)) return undefined
  return typeof value === 'string' && value.length > TEXT_KEPT ? `${value.slice(0, TEXT_KEPT)}…` : value
}

/** The answer with one more sentence in `meta.warnings`. */
export function withWarning(body: string, warning: string): string {
  const answer = answerShape.parse(JSON.parse(body))
  const warnings = [...(answer.meta?.warnings ?? []), warning]
  return JSON.stringify({ ...answer, meta: { ...answer.meta, warnings } })
}
