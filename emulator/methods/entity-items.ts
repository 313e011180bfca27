import { portalTime } from '../world/times.ts'
import type { EntityItem, Json, JsonMap } from '../world/types.ts'
import { isArray, pairs, phpInt, phpText, valuesOf } from '../rest/php.ts'
import { readCondition } from './matching.ts'

/** FILTER and SORT of entity.item.get. A field that is not known is ignored; default order is by ID. */
export function findItems(all: readonly EntityItem[], filter: Json, sort: Json): EntityItem[] {
  const conditions = pairs(filter).map(([key, value]) => readCondition(key.toUpperCase(), value))
  const items = all.filter((item) =>
    conditions.every(({ prefix, name, wanted }) => {
      const value = valueOf(item, name)
      return value === undefined || meets(value, prefix, wanted)
    }),
  )
  return items.toSorted((a, b) => compare(a, b, sort))
}

function valueOf(item: EntityItem, name: string): string | number | undefined {
  switch (name) {
    case 'ID':
      return item.id
    case 'NAME':
      return item.name
    case 'CODE':
      return item.code
    case 'ACTIVE':
      return item.active ? 'Y' : 'N'
    case 'SORT':
      return item.sort
    case 'SECTION':
      return item.section
    case 'DATE_CREATE':
      return portalTime(item.created)
    case 'TIMESTAMP_X':
      return portalTime(item.changed)
    case 'CREATED_BY':
      return item.createdBy
    case 'MODIFIED_BY':
      return item.modifiedBy
    default:
      return undefined
  }
}

function meets(value: string | number, prefix: string, wanted: Json): boolean {
  if (prefix === '>' || prefix === '>=' || prefix === '<' || prefix === '<=') {
    const order = typeof value === 'number' ? value - phpInt(wanted) : value.localeCompare(phpText(wanted))
    if (prefix === '>') return order > 0
    if (prefix === '>=') return order >= 0
    return prefix === '<' ? order < 0 : order <= 0
  }
  const values = isArray(wanted) ? valuesOf(wanted) : [wanted]
  const found = values.some((each) => same(value, prefix.replace('!', ''), each))
  return prefix.startsWith('!') ? !found : found
}

/** Text without a prefix is a pattern: a percent sign stands for anything. "=" takes it literally. */
function same(value: string | number, prefix: string, wanted: Json): boolean {
  if (typeof value === 'number' && prefix !== '%') return value === phpInt(wanted)
  const text = String(value).toLowerCase()
  const given = phpText(wanted).toLowerCase()
  if (prefix === '%') return text.includes(given)
  if (prefix === '=' || prefix === '@' || !given.includes('%')) return text === given
  const pattern = given.split('%').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${pattern.join('.*')}$`, 's').test(text)
}

function compare(a: EntityItem, b: EntityItem, sort: Json): number {
  for (const [name, direction] of pairs(sort)) {
    const left = valueOf(a, name.toUpperCase())
    const right = valueOf(b, name.toUpperCase())
    if (left === undefined || right === undefined || left === right) continue
    const sign = phpText(direction).toUpperCase().startsWith('D') ? -1 : 1
    return sign * (left < right ? -1 : 1)
  }
  return a.id - b.id
}

/**
 * As the example of entity.item.get prints it: null for a text that is not there, and PROPERTY_VALUES only with
 * properties (the docs: where the storage has some).
 */
export function printEntityItem(entity: string, item: EntityItem): JsonMap {
  return {
    ID: String(item.id),
    TIMESTAMP_X: portalTime(item.changed),
    MODIFIED_BY: String(item.modifiedBy),
    DATE_CREATE: portalTime(item.created),
    CREATED_BY: String(item.createdBy),
    ACTIVE: item.active ? 'Y' : 'N',
    DATE_ACTIVE_FROM: '',
    DATE_ACTIVE_TO: '',
    SORT: String(item.sort),
    NAME: item.name,
    CODE: textOrNull(item.code),
    PREVIEW_PICTURE: null,
    PREVIEW_TEXT: textOrNull(item.previewText),
    DETAIL_PICTURE: null,
    DETAIL_TEXT: textOrNull(item.detailText),
    ENTITY: entity,
    SECTION: textOrNull(item.section),
    ...(Object.keys(item.propertyValues).length > 0 && { PROPERTY_VALUES: item.propertyValues }),
  }
}

function textOrNull(text: string): string | null {
  return text === '' ? null : text
}
