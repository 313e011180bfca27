import type { Json } from '../world/types.ts'

/** Undefined for what is no JSON. */
export function parseJson(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isJson(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** Whatever the parser made is JSON; this only tells the compiler. */
function isJson(value: unknown): value is Json {
  return value !== undefined
}
