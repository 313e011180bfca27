import { plainText } from './flow.ts'
import { type Found, type Line, type Readers, isBlankLine, leadOf, withoutLead } from './line.ts'

const MARKER = /^([ \t]*)(?:[-*]|(\d{1,3})[.)])[ \t]+/
/** Lines of nothing but amounts are a column of numbers, whatever they begin with. */
const AMOUNT = /^[\d\s.,:+%₽$€£-]*$/

interface Marker {
  indent: number
  /** Characters up to the words of the item. */
  length: number
  /** Null where the items are not counted. */
  number: number | null
}

function markerOf(line: Line): Marker | null {
  const [lead, blanks = '', number] = MARKER.exec(leadOf(line)) ?? []
  if (!lead || isBlankLine(withoutLead(line, lead.length))) return null
  return { indent: widthOf(blanks), length: lead.length, number: number ? Number(number) : null }
}

/** The width of blanks, a tab being four. */
function widthOf(blanks: string): number {
  return blanks.replaceAll('\t', '    ').length
}

/**
 * A list of two items or more that begins at a line, the lines indented below an item being part of it. One line with a dash or
 * a number is no list, and neither is a column of amounts.
 */
export function listAt(lines: readonly Line[], at: number, { inner }: Readers): Found | null {
  const first = markerOf(lines[at] ?? [])
  if (!first) return null
  const items: Line[][] = []
  let last = first
  let next = at
  // Blank lines belong to the list if something of it follows.
  let blank: Line[] = []
  for (let k = at; k < lines.length; k += 1) {
    const line = lines[k] ?? []
    if (isBlankLine(line)) {
      blank.push(line)
      continue
    }
    const blanks = /^[ \t]*/.exec(leadOf(line))?.[0] ?? ''
    const item = items.at(-1)
    if (item && widthOf(blanks) >= first.indent + 2) {
      const depth = blanks.includes('\t') ? 1 : Math.min(blanks.length, last.length)
      item.push(...blank, withoutLead(line, depth))
    } else {
      const marker = markerOf(line)
      if (!marker || (item && !follows(marker, last))) break
      item?.push(...blank)
      items.push([withoutLead(line, marker.length)])
      last = marker
    }
    blank = []
    next = k + 1
  }
  const isNested = items[0]?.some((line, k) => k > 0 && markerOf(line))
  const isList = items.length > 1 || isNested
  if (!isList || items.flat().every((line) => AMOUNT.test(plainText(line)))) return { node: null, next }
  const { number } = first
  return {
    node: { kind: 'list', ordered: number !== null, start: number ?? 1, items: items.map(inner) },
    next,
  }
}

/** Whether an item stands beside the last one: as deep, and counted on from it or not at all. */
function follows({ indent, number }: Marker, last: Marker): boolean {
  if (Math.abs(indent - last.indent) > 1) return false
  return number === last.number || (last.number !== null && number === last.number + 1)
}
