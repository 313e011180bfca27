import type { Json, JsonMap } from '../world/types.ts'
import { RestError } from '../rest/errors.ts'
import { isArray, pairs, phpText } from '../rest/php.ts'
import { meets, readCondition, type ValueKind } from './matching.ts'

/** What can be filtered by, with the kind of its values. */
export type FilterFields = ReadonlyMap<string, ValueKind>

/** Only these prefixes take several values. */
const severalAllowed = new Set(['', '=', '!=', '@', '!@'])

/**
 * Refuses a filter as crm.item.list does: a key that is no field with a prefix, or several values where one is wanted.
 * What stands inside of a value is looked at first. The text names the key in upper case, with its prefix.
 */
export function checkFilter(filter: Json, fields: FilterFields): void {
  for (const [key, value] of pairs(filter)) {
    if (isArray(value)) checkFilter(value, fields)
    const { prefix, name } = readCondition(key, value)
    if (!isGroup(key) && !isLogic(key) && !fields.has(name)) {
      throw refused(`field '${shownName(key)}' is not allowed in filter`)
    }
    if (isArray(value) && !severalAllowed.has(prefix)) {
      throw refused(`field '${shownName(key)}' has invalid value`)
    }
  }
}

function refused(text: string): RestError {
  return new RestError(400, 'INVALID_ARG_VALUE', `Invalid filter: ${text}`)
}

/** Builds turn `createdTime` into CREATED_TIME before they look at it. */
export function shownName(key: string): string {
  return key.replaceAll(/([a-z\d])([A-Z])/g, '$1_$2').toUpperCase()
}

function isGroup(key: string): boolean {
  return /^\d+$/.test(key)
}

function isLogic(key: string): boolean {
  return key === 'logic' || key === 'LOGIC'
}

/** The filter of crm.item.list, once it is checked: groups under number keys, `logic` OR. REST docs: crm.item.list. */
export function fits(item: JsonMap, filter: Json, fields: FilterFields): boolean {
  const conditions = pairs(filter)
  const any = conditions.some(([key, value]) => isLogic(key) && phpText(value).toUpperCase() === 'OR')
  const results = conditions
    .filter(([key]) => !isLogic(key))
    .map(([key, value]) => {
      // What is no group under a number key finds nothing (inferred).
      if (isGroup(key)) return isArray(value) && fits(item, value, fields)
      const { name, ...condition } = readCondition(key, value)
      const kind = fields.get(name)
      // What is no field has been refused or dropped before.
      return kind === undefined || meets(valueOf(item, name), condition, kind)
    })
  return any ? results.some(Boolean) : results.every(Boolean)
}

/** Contacts can be searched by their whole name (inferred). */
function valueOf(item: JsonMap, name: string): Json {
  if (name === 'fullName') return `${phpText(item['name'])} ${phpText(item['lastName'])}`.trim()
  return item[name] ?? null
}
