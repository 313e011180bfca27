import { plainText } from './flow.ts'
import {
  type Found,
  type Line,
  type ReadFlow,
  blanksBefore,
  isBlankLine,
  joined,
  leadOf,
  widthOf,
  withoutLead,
} from './line.ts'

const MARKER = /^([ \t]*)(?:([-*])|(\d{1,3})[.)])[ \t]+/
/** Lines of nothing but amounts are a column of numbers, whatever they begin with. */
const AMOUNT = /^[\d\s.,:+%₽$€£-]*$/

interface Marker {
  indent: number
  /** Characters up to the words of the item. */
  length: number
  ordered: boolean
  number: number
}

function markerOf(line: Line): Marker | null {
  const match = MARKER.exec(leadOf(line))
  if (!match || isBlankLine(withoutLead(line, match[0].length))) return null
  const [lead, blanks = '', , number] = match
  return {
    indent: widthOf(blanks),
    length: lead.length,
    ordered: number !== undefined,
    number: Number(number ?? 1),
  }
}

/**
 * A list of two items or more that begins at a line, the lines indented below an item being part of it. One line with a dash or
 * a number is no list, and neither is a column of amounts.
 */
export function listAt(lines: readonly Line[], at: number, inner: ReadFlow): Found | null {
  const first = markerOf(lines[at] ?? [])
  if (!first) return null
  const items: Line[][] = []
  let last = first
  let next = at
  // Blank lines belong to the list if something of it follows.
  let blank = 0
  for (let k = at; k < lines.length; k += 1) {
    const line = lines[k] ?? []
    if (isBlankLine(line)) {
      blank += 1
      continue
    }
    const marker = markerOf(line)
    const blanks = blanksBefore(line)
    const isInside = widthOf(blanks) >= first.indent + 2
    if (!isInside && !(marker && follows(marker, k === at ? null : last, first))) break
    const item = isInside ? items.at(-1) : []
    if (!item) break
    for (; blank > 0; blank -= 1) items.at(-1)?.push([])
    if (isInside) {
      item.push(withoutLead(line, blanks.includes('\t') ? 1 : Math.min(blanks.length, last.length)))
    } else if (marker) {
      items.push([withoutLead(line, marker.length)])
      last = marker
    }
    next = k + 1
  }
  return { node: toList(items, first, inner), next: Math.max(next, at + 1) }
}

function follows(marker: Marker, last: Marker | null, first: Marker): boolean {
  if (!last) return true
  const counts = !marker.ordered || marker.number === last.number + 1 || marker.number === last.number
  return marker.ordered === first.ordered && Math.abs(marker.indent - first.indent) < 2 && counts
}

function toList(items: readonly Line[][], { ordered, number }: Marker, inner: ReadFlow): Found['node'] {
  const isNested = items[0]?.some((line, k) => k > 0 && markerOf(line))
  const isColumn = items.every((item) => item.every((line) => AMOUNT.test(plainText(line))))
  if ((items.length < 2 && !isNested) || isColumn) return null
  return { kind: 'list', ordered, start: number, items: items.map((item) => inner(joined(item))) }
}
