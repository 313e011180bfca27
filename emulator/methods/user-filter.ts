import type { Json, JsonMap, User } from '../world/types.ts'
import type { Call } from '../rest/call.ts'
import { isArray, pairs, phpInt, phpText, phpTruth, valuesOf } from '../rest/php.ts'
import { isLike, meets } from './matching.ts'
import { kindOf, valuesOfUser, visibleFields } from './user-fields.ts'

/** What can be searched by although no answer prints it. */
const searchable = ['IS_ONLINE', 'HAS_DEPARTAMENT', 'NAME_SEARCH']
/** Fields of user.search alone. */
const searchOnly = ['FIND', 'UF_DEPARTMENT_NAME']
/** The words of user.search that name a field of their own. */
const beginnings = ['NAME', 'LAST_NAME', 'SECOND_NAME', 'WORK_POSITION']
const department = 'Company'

/**
 * The filter of user.get and user.search: FILTER where it is a map, otherwise the parameters themselves. Names in any
 * case. What the scope does not see and what is no field is ignored, as builds do; the docs name no refusal.
 */
export function userFilter(call: Call, search: boolean): (user: User) => boolean {
  const given = upper(call.params)
  const filter = isArray(given['FILTER']) ? upper(given['FILTER']) : given
  const names = new Set([...visibleFields(call), ...searchable, ...(search ? searchOnly : [])])
  const conditions = Object.entries(filter)
    .map(([key, wanted]) => ({ ...split(call, key), wanted }))
    .filter(({ name }) => names.has(name))
  const words = conditions.find(({ name }) => name === 'NAME_SEARCH' || name === 'FIND')
  return (user) => {
    const values = valuesOfUser(call, user)
    if (words && !hasWords(values, phpText(words.wanted))) return false
    return conditions.every((condition) => meetsUser(values, condition, search && !words))
  }
}

function upper(params: Json): JsonMap {
  return Object.fromEntries(pairs(params).map(([name, value]) => [name.toUpperCase(), value]))
}

/** Builds know prefixes of one or two characters; of three, which the docs name too, no field is left, so it is ignored. */
function split({ world }: Call, key: string): { prefix: string; name: string } {
  const pattern = world.dialect === 'docs' ? /^(\W{1,3})(.+)/s : /^(\W{1,2})(.+)/s
  const [, prefix = '', name = key] = pattern.exec(key) ?? []
  return { prefix, name }
}

type UserCondition = { prefix: string; name: string; wanted: Json }

function meetsUser(values: JsonMap, { prefix, name, wanted }: UserCondition, byBeginning: boolean): boolean {
  if (name === 'NAME_SEARCH' || name === 'FIND') return true
  if (name === 'HAS_DEPARTAMENT') return true
  if (name === 'UF_DEPARTMENT_NAME') return begins(department, wanted)
  const value = values[name] ?? null
  if (byBeginning && beginnings.includes(name)) return begins(phpText(value), wanted)
  const cast = castWanted(name, wanted)
  const isPattern = (prefix === '' || prefix === '!') && kindOf(name) === 'text' && !flags.has(name)
  if (!isPattern) return meets(value, { prefix, wanted: cast }, kindOf(name))
  // Without a sign of its own text is a pattern: "Iva%" are all whose name begins so.
  const patterns = isArray(cast) ? valuesOf(cast) : [cast]
  return patterns.some((each) => isLike(phpText(value), phpText(each))) === (prefix === '')
}

const flags = new Set(['ACTIVE', 'IS_ONLINE', 'USER_TYPE'])

/** Ids are cast as PHP does, an empty list to 0; flags are N for what is false and for the letter N, otherwise Y. */
function castWanted(name: string, wanted: Json): Json {
  if (name === 'ID')
    return isArray(wanted) && valuesOf(wanted).length > 0 ? valuesOf(wanted).map(phpInt) : idOf(wanted)
  if (name === 'ACTIVE' || name === 'IS_ONLINE') return phpTruth(wanted) && wanted !== 'N' ? 'Y' : 'N'
  return wanted
}

function idOf(wanted: Json): number {
  return isArray(wanted) ? 0 : phpInt(wanted)
}

/** Every word begins a word of the name, the position or the department (the portal's index is inferred). */
function hasWords(values: JsonMap, text: string): boolean {
  const all = [...beginnings.map((name) => phpText(values[name])), department]
    .join(' ')
    .toLowerCase()
    .split(/\s+/)
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return words.every((word) => all.some((each) => each.startsWith(word)))
}

function begins(text: string, wanted: Json): boolean {
  return text.toLowerCase().startsWith(phpText(wanted).toLowerCase())
}
