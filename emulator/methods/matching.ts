import { parseMoment } from '../world/times.ts'
import type { Json } from '../world/types.ts'
import { isArray, phpFloat, phpText, valuesOf } from '../rest/php.ts'

/** One condition of a filter: `>=id` is prefix, name and what is wanted. */
export type Condition = { prefix: string; name: string; wanted: Json }

/** What a field holds, which decides how it is compared; a moment is kept as the portal prints it. */
export type ValueKind = 'number' | 'text' | 'moment'

/** The longest first, so that none is taken for a shorter one. */
const prefixes = '!=% !%= !>< !% !@ != =% %= >< >= <= % @ = > < !'.split(' ')

export function readCondition(key: string, wanted: Json): Condition {
  const prefix = prefixes.find((each) => key.startsWith(each)) ?? ''
  return { prefix, name: key.slice(prefix.length), wanted }
}

/**
 * Whether a value meets a condition. Of several values on either side one is enough; a prefix that begins with "!"
 * negates. Without a prefix text is compared as a whole. REST docs: list methods, prefixes of filters.
 */
export function meets(
  value: Json,
  { prefix, wanted }: Pick<Condition, 'prefix' | 'wanted'>,
  kind: ValueKind,
): boolean {
  const isNegated = prefix.startsWith('!')
  const operator = isNegated ? prefix.slice(1) : prefix
  const values = isArray(value) ? valuesOf(value) : [value]
  const wantedValues = isArray(wanted) ? valuesOf(wanted) : [wanted]
  const found = wantedValues.some((each) => values.some((one) => fits(one, operator, each, kind)))
  return found !== isNegated
}

function fits(value: Json, operator: string, wanted: Json, kind: ValueKind): boolean {
  const text = phpText(value).toLowerCase()
  const given = phpText(wanted).toLowerCase()
  switch (operator) {
    case '%':
      return text.includes(given)
    case '=%':
    case '%=':
      return isLike(text, given)
    case '>':
    case '>=':
    case '<':
    case '<=':
      return compares(value, operator, wanted, kind)
    default:
      return given === '' || text === '' ? text === given : equals(value, wanted, kind)
  }
}

function equals(value: Json, wanted: Json, kind: ValueKind): boolean {
  if (kind === 'number') return phpFloat(value) === phpFloat(wanted)
  if (kind === 'moment') return momentOf(value) === momentOf(wanted)
  return phpText(value).toLowerCase() === phpText(wanted).toLowerCase()
}

/** A percent sign stands for any text. */
export function isLike(text: string, pattern: string): boolean {
  const parts = pattern.toLowerCase().split('%')
  const escaped = parts.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
  return new RegExp(`^${escaped.join('.*')}$`, 's').test(text.toLowerCase())
}

/** What is not there is neither before nor after anything. */
function compares(value: Json, operator: string, wanted: Json, kind: ValueKind): boolean {
  if (value === null) return false
  const order = orderOf(value, wanted, kind)
  if (operator === '>') return order > 0
  if (operator === '>=') return order >= 0
  return operator === '<' ? order < 0 : order <= 0
}

/** Below 0 where the first comes first; NaN where one of two moments is none. */
export function orderOf(a: Json, b: Json, kind: ValueKind): number {
  if (kind === 'number') return phpFloat(a) - phpFloat(b)
  if (kind === 'moment') return momentOf(a) - momentOf(b)
  return phpText(a).localeCompare(phpText(b))
}

function momentOf(value: Json): number {
  return parseMoment(phpText(value)) ?? Number.NaN
}
