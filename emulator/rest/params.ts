import type { Json, JsonMap } from '../world/types.ts'
import { missing, wrongType } from './errors.ts'
import { isArray, isNumeric, phpInt } from './php.ts'

/** How controller methods read a parameter: present (null counts), of the type, or error 100. Names are exact. */
function required(params: JsonMap, name: string): Json {
  const value = Object.hasOwn(params, name) ? params[name] : undefined
  if (value === undefined) throw missing(name)
  return value
}

export function requiredInt(params: JsonMap, name: string): number {
  const value = required(params, name)
  if (typeof value === 'number' || (typeof value === 'string' && isNumeric(value))) return phpInt(value)
  throw wrongType(value, name, 'int')
}

/** Undefined where the parameter is absent or null, which such a parameter may be. */
export function optionalInt(params: JsonMap, name: string): number | undefined {
  return params[name] === undefined || params[name] === null ? undefined : requiredInt(params, name)
}

export function requiredText(params: JsonMap, name: string): string {
  const value = required(params, name)
  if (typeof value === 'string') return value
  throw wrongType(value, name, 'string')
}

export function requiredArray(params: JsonMap, name: string): Json[] | JsonMap {
  const value = required(params, name)
  if (isArray(value)) return value
  throw wrongType(value, name, 'array')
}

export function optionalArray(params: JsonMap, name: string): Json[] | JsonMap {
  return Object.hasOwn(params, name) ? requiredArray(params, name) : []
}

/** An optional array that may be null too, as parameters with the default null are. */
export function nullableArray(params: JsonMap, name: string): Json[] | JsonMap {
  return params[name] === null ? [] : optionalArray(params, name)
}

/** A parameter whatever the case of its name; `name` is in lower case. */
export function anyCase(params: JsonMap, name: string): Json | undefined {
  return Object.entries(params).find(([key]) => key.toLowerCase() === name)?.[1]
}

/** The first of several spellings that is there, as classic methods look for `fields` and `filter`. */
export function anySpelling(params: JsonMap, names: readonly string[]): Json | undefined {
  const name = names.find((each) => Object.hasOwn(params, each))
  return name === undefined ? undefined : params[name]
}
