import { z } from '@hono/zod-openapi'
import { nearest } from '../nearest.ts'

/** Sentences at most: whoever sends more names that nobody reads has read the first ones. */
const MOST = 20

/** Characters of the header at most: servers and proxies refuse an answer whose headers together have more than 4 to 8 kB. */
const HEADER_LENGTH = 1_000

/** Characters of a name that are compared and repeated. */
const NAME_LENGTH = 60

/** Sentences about fields nobody reads, each with the known field that looks most like it. */
export function warningsOf(input: Readonly<Record<string, unknown>>, fields: z.ZodObject): string[] {
  const said: string[] = []
  for (const sentence of unknownFields(input, fields, '')) {
    said.push(sentence)
    // A megabyte of names that nobody reads is not worth a look for their neighbours.
    if (said.length === MOST) return [...said, `Only the first ${MOST} unknown fields are named.`]
  }
  return said
}

/** The same for a header, as a JSON list in ASCII: the first sentences that fit, and a word about the rest. */
export function warningsHeader(warnings: readonly string[]): string {
  for (let count = warnings.length; count > 0; count -= 1) {
    const left = warnings.length - count
    const rest = left > 0 ? [`${left} more in meta.warnings.`] : []
    const header = toAscii(JSON.stringify([...warnings.slice(0, count), ...rest]))
    if (header.length <= HEADER_LENGTH) return header
  }
  return JSON.stringify([`${warnings.length} in meta.warnings.`])
}

function toAscii(json: string): string {
  const escape = (letter: string) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`
  return json.replaceAll(/[^\x20-\x7e]/g, escape)
}

function* unknownFields(input: object, { shape }: z.ZodObject, within: string): Generator<string> {
  const known = Object.keys(shape)
  for (const name of Object.keys(input)) {
    const field: unknown = Object.hasOwn(shape, name) ? shape[name] : undefined
    if (!field) yield sentence(name.slice(0, NAME_LENGTH), known, within)
    const inner = field instanceof z.ZodOptional ? field.unwrap() : field
    if (!(inner instanceof z.ZodObject)) continue
    const value: unknown = Reflect.get(input, name)
    if (typeof value === 'object' && value !== null) yield* unknownFields(value, inner, `${within}${name}.`)
  }
}

function sentence(name: string, known: readonly string[], within: string): string {
  const near = nearest(name, known)
  const ignored = `Unknown field "${within}${name}" was ignored`
  return near ? `${ignored}: did you mean "${within}${near}"?` : `${ignored}.`
}
