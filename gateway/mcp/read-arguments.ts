import type { z } from '@hono/zod-openapi'
import { isRecord } from '#core/portal-answer.ts'
import type { Input } from '../api/read-input.ts'
import { parseJson } from '../parse-json.ts'

export type Schema = z.core.JSONSchema.BaseSchema

/**
 * Reads a value as its JSON Schema means it: some clients send every argument as a text, and null for each argument
 * that they leave out. Where a number, list or object is wanted, a text that holds one as JSON becomes it; null for an
 * optional property is left out. Texts that are wanted stay as they are, and so does all that does not fit.
 */
function readAs(schema: Schema, value: unknown): unknown {
  const read = typeof value === 'string' ? readText(schema, value) : value
  if (Array.isArray(read)) return isSchema(schema.items) ? readItems(schema.items, read) : read
  return isRecord(read) ? readArguments(schema, read) : read
}

/** The same for the arguments of a tool. Those that the schema does not have stay as they are. */
export function readArguments({ properties = {}, required = [] }: Schema, given: Input): Input {
  const entries = Object.entries(given).flatMap(([name, value]) => {
    const schema = Object.hasOwn(properties, name) ? properties[name] : undefined
    if (!isSchema(schema)) return [[name, value] as const]
    const read = readAs(schema, value)
    return read === null && !required.includes(name) ? [] : [[name, read] as const]
  })
  return Object.fromEntries(entries)
}

function readItems(schema: Schema, items: readonly unknown[]): unknown[] {
  return items.map((item) => readAs(schema, item))
}

function readText(schema: Schema, text: string): unknown {
  const types = typesOf(schema)
  if (types.every((type) => type === 'string')) return text
  const value = parseJson(text)
  // A null that became a text is left out as any null is; the word may also be a text that is wanted.
  if (value === null && !types.includes('string')) return null
  return types.some((type) => isOfType(type, value)) ? value : text
}

function typesOf({ type }: Schema): readonly string[] {
  if (type === undefined) return []
  return Array.isArray(type) ? type : [type]
}

function isOfType(type: string, value: unknown): boolean {
  if (type === 'number' || type === 'integer') return typeof value === 'number'
  if (type === 'array') return Array.isArray(value)
  return type === 'object' && isRecord(value)
}

function isSchema(schema: unknown): schema is Schema {
  return isRecord(schema)
}
