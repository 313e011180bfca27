import { multifieldValues } from '../world/multifields.ts'
import type { Card, Json, World } from '../world/types.ts'
import type { Call, Methods, Outcome } from '../rest/call.ts'
import { phpMap } from '../rest/envelope.ts'
import { classicError, RestError } from '../rest/errors.ts'
import { anySpelling } from '../rest/params.ts'
import { isArray, phpText, valuesOf } from '../rest/php.ts'

/** Values that are looked for, and cards of one kind that are found for each. */
const most = 20

const kinds = [
  ['LEAD', 1],
  ['CONTACT', 3],
  ['COMPANY', 4],
] as const

export const duplicateMethods: Methods = {
  'crm.duplicate.findbycomm': { scope: 'crm', run: findByComm },
}

/**
 * Ids of the leads, contacts and companies that have one of the phones or mail addresses, the oldest first; only kinds
 * with a hit. Rights to single cards are not asked. REST docs: crm.duplicate.findbycomm.
 */
function findByComm(call: Call): Outcome {
  const { world, params } = call
  const type = phpText(anySpelling(params, ['type', 'TYPE', 'Type'])).toUpperCase()
  if (type === '') throw refused(call, 'Communication type is not defined', "Parameter 'type' is required.")
  if (type !== 'EMAIL' && type !== 'PHONE') {
    const code = `Communication type '${type}' is not supported in current context`
    throw refused(call, code, "Parameter 'type' is invalid.")
  }
  const values = anySpelling(params, ['values', 'VALUES', 'Values', 'arValues'])
  if (!isArray(values) || valuesOf(values).length === 0) {
    throw refused(call, 'Communication values is not defined', "Parameter 'values' is required.")
  }
  const entityType = anySpelling(params, ['entity_type', 'ENTITY_TYPE', 'entityType', 'EntityType'])
  const found = new Map<string, number[]>()
  for (const value of distinct(values, type).slice(0, most)) {
    for (const [kind, ids] of findOne(world, type, value, phpText(entityType).toUpperCase())) {
      found.set(kind, [...new Set([...(found.get(kind) ?? []), ...ids])])
    }
  }
  return { result: phpMap(world, found) }
}

/** The docs print the sentence as the code; classic methods of builds have no code, and end the sentence with a dot. */
function refused({ world }: Call, code: string, text: string): RestError {
  return world.dialect === 'docs' ? new RestError(400, code, text) : classicError(`${code}.`)
}

/** What is no text is passed over; two spellings of one number are one. */
function distinct(values: Json, type: 'EMAIL' | 'PHONE'): string[] {
  const texts = valuesOf(values).filter((value) => typeof value === 'string' && value !== '')
  return [...new Set(texts.map((value) => normalised(phpText(value), type)))]
}

/** A phone is its digits, without the extension; a mail address is the same in any case. */
function normalised(value: string, type: 'EMAIL' | 'PHONE'): string {
  if (type === 'EMAIL') return value.trim().toLowerCase()
  return (value.split(/[;,#]|доб|ext/i)[0] ?? '').replaceAll(/\D/g, '')
}

/** Where one kind has as many as are found at most, the kinds behind it are left out. A name of no kind means all. */
function findOne(
  world: World,
  type: 'EMAIL' | 'PHONE',
  value: string,
  entityType: string,
): [string, number[]][] {
  const wanted = kinds.filter(([kind]) => kind === entityType)
  const found: [string, number[]][] = []
  for (const [kind, entityTypeId] of wanted.length > 0 ? wanted : kinds) {
    const has = (card: Card): boolean =>
      multifieldValues(card.fields['fm'], type).some((each) => normalised(each, type) === value)
    const cards = [...world.cards.values()].filter((card) => card.entityTypeId === entityTypeId && has(card))
    const ids = cards.map(({ entityId }) => entityId).toSorted((a, b) => a - b)
    if (ids.length > 0) found.push([kind, ids.slice(0, most)])
    if (ids.length >= most) break
  }
  return found
}
