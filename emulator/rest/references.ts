import type { Json } from '../world/types.ts'
import { field, isArray } from './php.ts'

/** What earlier commands of a batch left for later ones. */
export type BatchResults = Record<'result' | 'next' | 'total' | 'time' | 'error', Json>

const reference = /\$(result|next|total|time|error)([^\s]*)/gi
const names = ['result', 'next', 'total', 'time', 'error'] as const

/** Puts earlier results into a command's values at any depth; names of parameters stay as they are. */
export function substitute(value: Json, results: BatchResults): Json {
  if (typeof value === 'string') return substituteText(value, results)
  if (Array.isArray(value)) return value.map((each) => substitute(each, results))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, substitute(each, results)]))
}

function substituteText(text: string, results: BatchResults): Json {
  if (!text.includes('$')) return text
  const whole = [...text.matchAll(reference)].find((match) => match[0] === text)
  if (whole) return look(whole[1] ?? '', whole[2] ?? '', results)
  return text.replaceAll(reference, (written, name: string, path: string) => {
    const found = look(name, path, results)
    return typeof found === 'string' || typeof found === 'number' ? String(found) : written
  })
}

/**
 * Walks `[key][key]…`. A key that is missing stops the walk, and what was reached so far is the answer: after a
 * failed command that is the whole map of results. What is glued on after the last bracket is swallowed.
 */
function look(name: string, path: string, results: BatchResults): Json {
  const source = names.find((each) => each === name.toLowerCase()) ?? 'result'
  let reached = results[source]
  for (const [, key] of path.matchAll(/\[([^\]]*)\]/g)) {
    const next = isArray(reached) ? field(reached, key ?? '') : undefined
    if (next === undefined) break
    reached = next
  }
  // A copy: results are still being filled.
  return isArray(reached) ? structuredClone(reached) : reached
}
