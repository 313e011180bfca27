import type { Json, JsonMap } from '../world/types.ts'

/** PHP has one array: a list is one whose keys are 0, 1, 2… without a gap. */
export function phpArray(entries: Iterable<[string, Json]>): Json[] | JsonMap {
  const all = [...entries]
  return all.every(([key], index) => key === String(index))
    ? all.map(([, value]) => value)
    : Object.fromEntries(all)
}

export function isMap(value: Json | undefined): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** True for what PHP calls an array: a list or a map. */
export function isArray(value: Json | undefined): value is Json[] | JsonMap {
  return typeof value === 'object' && value !== null
}

/** A list or a map as key and value pairs; anything else has none. */
export function pairs(value: Json | undefined): [string, Json][] {
  if (!isArray(value)) return []
  return Object.entries(value)
}

export function valuesOf(value: Json | undefined): Json[] {
  return pairs(value).map(([, each]) => each)
}

/** The element of a list or a map, own keys only. */
export function field(value: Json | undefined, key: string): Json | undefined {
  if (Array.isArray(value)) return /^(0|[1-9]\d*)$/.test(key) ? value[Number(key)] : undefined
  return isMap(value) && Object.hasOwn(value, key) ? value[key] : undefined
}

/** (int)$value: the digits a text starts with, 0 for anything that is no number; 1 for an array with anything in it. */
export function phpInt(value: Json | undefined): number {
  if (typeof value === 'number') return Number.isFinite(value) ? Math.trunc(value) : 0
  if (typeof value === 'boolean') return value ? 1 : 0
  if (isArray(value)) return Object.keys(value).length > 0 ? 1 : 0
  return typeof value === 'string' ? Math.trunc(leadingNumber(value)) : 0
}

/** (float)$value. */
export function phpFloat(value: Json | undefined): number {
  if (typeof value !== 'string') return typeof value === 'number' ? value : phpInt(value)
  return leadingNumber(value)
}

function leadingNumber(text: string): number {
  return Number(/^[ \t\n\r\v\f]*[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?/.exec(text)?.[0] ?? 0)
}

/** (string)$value. */
export function phpText(value: Json | undefined): string {
  if (value === undefined || value === null || value === false) return ''
  if (value === true) return '1'
  return isArray(value) ? 'Array' : String(value)
}

/** PHP truth: "0" is false, "false" is true. */
export function phpTruth(value: Json | undefined): boolean {
  if (value === undefined || value === null) return false
  if (isArray(value)) return Object.keys(value).length > 0
  return value !== false && value !== 0 && value !== '' && value !== '0'
}

/** is_numeric(). */
export function isNumeric(value: string): boolean {
  return /^\s*[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?\s*$/.test(value)
}
