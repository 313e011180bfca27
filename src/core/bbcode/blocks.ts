import { BREAK, append, plainText } from './flow.ts'
import { withMarks } from './inline.ts'
import { listAt } from './list.ts'
import { type Found, type Line, type Readers, isBlankLine, leadOf, withoutLead } from './line.ts'
import type { RichNode } from './nodes.ts'
import { tableAt } from './table.ts'

/** Marks nested deeper stay text. */
const DEEPEST = 16

/** The readers of each depth, made once: a long list would make thousands. */
const READERS: readonly Readers[] = Array.from({ length: DEEPEST + 2 }, (_, depth) => ({
  inner: (lines) => readLines(lines, depth + 1),
  marks: (line) => withMarks(line, (node, inLink) => readInside(node, depth + 1, inLink)),
}))

/** Reads Markdown in a flow and in all that stands in it: blocks at the beginnings of lines, marks inside them. */
export function withMarkdown(nodes: readonly RichNode[], depth = 0): RichNode[] {
  const lines: RichNode[][] = [[]]
  for (const node of nodes) {
    if (node.kind === 'br') lines.push([])
    else lines.at(-1)?.push(node)
  }
  return readLines(lines, depth)
}

function readLines(lines: readonly Line[], depth: number): RichNode[] {
  const out: RichNode[] = []
  const readers = READERS[Math.min(depth, DEEPEST + 1)]
  if (!readers) return out
  for (let at = 0; at < lines.length;) {
    const found = depth > DEEPEST ? null : blockAt(lines, at, readers)
    const next = found?.next ?? at + 1
    if (found?.node) {
      if (at > 0) out.push(BREAK)
      out.push(found.node)
      at = next
    }
    for (; at < next; at += 1) {
      if (at > 0) out.push(BREAK)
      append(out, readers.marks(lines[at] ?? []))
    }
  }
  return out
}

function blockAt(lines: readonly Line[], at: number, readers: Readers): Found | null {
  const line = lines[at]
  if (!line?.length) return null
  return (
    tableAt(lines, at, readers) ??
    listAt(lines, at, readers) ??
    quoteAt(lines, at, readers) ??
    headingAt(line, at, readers)
  )
}

function readInside(node: RichNode, depth: number, inLink: boolean): RichNode {
  switch (node.kind) {
    case 'list':
      return { ...node, items: node.items.map((item) => withMarkdown(item, depth)) }
    case 'table':
      return { ...node, rows: node.rows.map((row) => row.map((cell) => withMarkdown(cell, depth))) }
    case 'quote':
    case 'p':
      return { ...node, children: withMarkdown(node.children, depth) }
    default: {
      if (!('children' in node)) return node
      const noLinks = inLink || node.kind === 'link' || node.kind === 'user'
      const read = (child: RichNode, inside: boolean) => readInside(child, depth, inside)
      return { ...node, children: withMarks(node.children, read, noLinks) }
    }
  }
}

/** A single # before a number is a number sign. */
const HEADING = /^ {0,3}(?:#{2,6}|#(?![ \t]+\d+(?:\s|$)))[ \t]+(?=\S|$)/

/** A heading, or a line of dashes. */
function headingAt(line: Line, at: number, { marks }: Readers): Found | null {
  const next = at + 1
  const text = leadOf(line)
  if (line.length === 1 && /^ {0,3}-{3,}[ \t]*$/.test(text)) return { node: { kind: 'hr' }, next }
  const lead = HEADING.exec(text)?.[0]
  const words = lead ? withoutLead(line, lead.length) : []
  return /\p{L}/u.test(plainText(words)) ? { node: { kind: 'h', children: marks(words) }, next } : null
}

const QUOTED = /^ {0,3}> ?/
/** "> 5 days" is a comparison, and ">text" may be anything. */
const QUOTE = /^ {0,3}>[> ](?![> ]{0,9}[-+=<.,]?[ \t]?\d)/

function quoteAt(lines: readonly Line[], at: number, { inner }: Readers): Found | null {
  const first = lines[at] ?? []
  if (!QUOTE.test(leadOf(first)) || isBlankLine(withoutLead(first, 2))) return null
  const inside: Line[] = []
  let next = at
  for (let line = lines[next]; line; line = lines[++next]) {
    const lead = QUOTED.exec(leadOf(line))?.[0]
    if (!lead) break
    inside.push(withoutLead(line, lead.length))
  }
  return { node: { kind: 'quote', name: '', children: inner(inside) }, next }
}
