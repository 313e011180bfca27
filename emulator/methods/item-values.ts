import { isInteger, itemFields, type FieldAccess, type ItemField } from '../world/item-fields.ts'
import { parseMoment, portalTime } from '../world/times.ts'
import type { Json, JsonMap } from '../world/types.ts'
import { RestError } from '../rest/errors.ts'
import { field, isArray, pairs, phpFloat, phpInt, phpText, valuesOf } from '../rest/php.ts'

/**
 * The values of `fields` as a card keeps them: only those that may be written, each cast to the type of its field.
 * Throws for a moment that is none, and for one value where a field has several. REST docs: fields of CRM objects.
 */
export function readFields(entityTypeId: number, given: Json, accesses: readonly FieldAccess[]): JsonMap {
  const wanted = itemFields(entityTypeId).filter(({ access }) => accesses.includes(access))
  const read: JsonMap = {}
  for (const each of wanted) {
    const value = field(given, each.name)
    if (value !== undefined) read[each.name] = readValue(each, value)
  }
  return read
}

function readValue(each: ItemField, value: Json): Json {
  if (!each.isMultiple) return castOne(each, value)
  if (!isArray(value)) throw notIterable(value)
  if (each.type === 'crm_multifield')
    return pairs(value).map(([, row], index) => readMultifield(row, index + 1))
  return valuesOf(value).map((one) => castOne(each, one))
}

function notIterable(value: Json): RestError {
  const type =
    value === null
      ? 'null'
      : typeof value === 'boolean'
        ? 'bool'
        : typeof value === 'string'
          ? 'string'
          : 'int'
  return new RestError(400, '100', `Expected iterable value for multiple field, but got \`${type}\` instead`)
}

/** One phone or mail address; its own id is given by the portal. */
function readMultifield(row: Json, id: number): JsonMap {
  const [typeId, valueType, value] = ['typeId', 'valueType', 'value'].map((name) => phpText(field(row, name)))
  return { id, typeId: typeId ?? '', valueType: valueType ?? '', value: value ?? '' }
}

function castOne(each: ItemField, value: Json): Json {
  const { name, type } = each
  if (type === 'boolean') return value === true || /^(true|y)$/i.test(phpText(value)) ? 'Y' : 'N'
  if (value === null || value === '') return type === 'string' || type === 'text' ? value : null
  if (type === 'double') return phpFloat(value)
  if (isInteger(each)) return phpInt(value)
  if (type !== 'date' && type !== 'datetime') return phpText(value)
  const moment = parseMoment(phpText(value))
  if (moment !== undefined) return portalTime(moment)
  throw new RestError(400, 'CRM_FIELD_ERROR_VALUE_NOT_VALID', `Invalid value for field "${name}"`)
}
