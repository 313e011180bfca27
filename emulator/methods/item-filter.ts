import type { Json, JsonMap } from '../world/types.ts'
import { RestError } from '../rest/errors.ts'
import { isArray, pairs, phpInt, phpText, valuesOf } from '../rest/php.ts'

type Condition = { prefix: string; name: string; wanted: Json }

const prefixes = ['!%', '!@', '!=', '>=', '<=', '%', '@', '=', '>', '<', '!']

export function readCondition(key: string, wanted: Json): Condition {
  const prefix = prefixes.find((each) => key.startsWith(each)) ?? ''
  return { prefix, name: key.slice(prefix.length), wanted }
}

/**
 * The filter of crm.item.list: prefixes = != % !% @ !@ > >= < <= and !, groups under number keys, `logic` OR.
 * A field the type lacks is INVALID_ARG_VALUE (text inferred).
 */
export function fits(item: JsonMap, filter: Json, fields: ReadonlySet<string>): boolean {
  const conditions = pairs(filter)
  const any = conditions.some(([key, value]) => key === 'logic' && phpText(value).toUpperCase() === 'OR')
  const results = conditions
    .filter(([key]) => key !== 'logic')
    .map(([key, value]) =>
      /^\d+$/.test(key) ? fits(item, value, fields) : meets(item, readCondition(key, value), fields),
    )
  return any ? results.some(Boolean) : results.every(Boolean)
}

function meets(item: JsonMap, { prefix, name, wanted }: Condition, fields: ReadonlySet<string>): boolean {
  if (!fields.has(name)) {
    throw new RestError(400, 'INVALID_ARG_VALUE', `Invalid filter: field '${name}' is not allowed in filter`)
  }
  const value = name === 'fullName' ? fullName(item) : (item[name] ?? null)
  if (prefix === '%') return contains(value, wanted)
  if (prefix === '!%') return !contains(value, wanted)
  if (prefix === '>' || prefix === '>=' || prefix === '<' || prefix === '<=')
    return compares(value, prefix, wanted)
  const equal = isArray(wanted) ? valuesOf(wanted).some((each) => equals(value, each)) : equals(value, wanted)
  return prefix.startsWith('!') ? !equal : equal
}

/** Contacts can be searched by their whole name (inferred). */
function fullName(item: JsonMap): string {
  return `${phpText(item['name'])} ${phpText(item['lastName'])}`.trim()
}

function contains(value: Json, wanted: Json): boolean {
  return phpText(value).toLowerCase().includes(phpText(wanted).toLowerCase())
}

function equals(value: Json, wanted: Json): boolean {
  if (typeof value === 'number') return value === phpInt(wanted)
  return phpText(value).toLowerCase() === phpText(wanted).toLowerCase()
}

function compares(value: Json, prefix: string, wanted: Json): boolean {
  const order =
    typeof value === 'number' ? value - phpInt(wanted) : phpText(value).localeCompare(phpText(wanted))
  if (prefix === '>') return order > 0
  if (prefix === '>=') return order >= 0
  return prefix === '<' ? order < 0 : order <= 0
}
