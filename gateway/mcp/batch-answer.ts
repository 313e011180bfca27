import { z } from '@hono/zod-openapi'
import { batchAnswer } from '../api/batch-shape.ts'
import { entryAnswer } from '../operations/fields.ts'
import { BYTES_AT_MOST, ITEMS_AT_MOST, TEXT_AT_MOST, bytesOf, shortened } from './fit.ts'
import { forModel } from './next-step.ts'
import type { ToolEnd } from './tool.ts'

const success = z.object({ data: batchAnswer, meta: z.record(z.string(), z.unknown()).optional() })

type Data = z.output<typeof batchAnswer>

/** Characters of a text and entries of a list that are shown; the first that fits is taken, or else the last. */
const SIZES = [
  { text: Infinity, items: ITEMS_AT_MOST },
  { text: TEXT_AT_MOST, items: ITEMS_AT_MOST },
  { text: TEXT_AT_MOST, items: 10 },
  { text: 200, items: 10 },
  { text: 200, items: 3 },
  { text: 50, items: 1 },
] as const

/** The answer of a batch as a model can use it: no longer than needed, its errors in words for a model. */
export function batchForModel(ended: ToolEnd, done: string): ToolEnd {
  const { data: whole, meta } = success.parse(JSON.parse(ended.body))
  const shown = { ...whole, errors: mapValues(whole.errors, errorForModel) }
  const sizes = SIZES.map((size) => ({ data: cut(shown, size), ...(meta && { meta }) }))
  const answer = sizes.find((each) => bytesOf([done], each) <= BYTES_AT_MOST) ?? sizes.at(-1)
  return { ...ended, body: JSON.stringify({ success: true, ...answer }) }
}

function errorForModel({ message, hint, ...rest }: Data['errors'][string]): Data['errors'][string] {
  return { ...rest, message: forModel(message), ...(hint !== undefined && { hint: forModel(hint) }) }
}

function cut(data: Data, { text, items }: (typeof SIZES)[number]): Data {
  const warnings = { ...data.warnings }
  for (const [id, result] of Object.entries(data.results)) {
    if (!Array.isArray(result) || result.length <= items) continue
    const word = `The first ${items} of ${result.length} are shown: list_timeline_logs gives the others.`
    warnings[id] = [...(warnings[id] ?? []), word]
  }
  const results = mapValues(data.results, (result) =>
    Array.isArray(result) ? result.slice(0, items).map((each) => short(each, text)) : short(result, text),
  )
  return { ...data, results, ...(Object.keys(warnings).length > 0 && { warnings }) }
}

function short(result: unknown, most: number): unknown {
  const { success: isEntry, data: entry } = entryAnswer.safeParse(result)
  if (!isEntry) return result
  const { id, title, text } = entry
  return { ...entry, title: shortened(title, most, id), text: shortened(text, most, id) }
}

function mapValues<T, U>(values: Readonly<Record<string, T>>, map: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, map(value)]))
}
