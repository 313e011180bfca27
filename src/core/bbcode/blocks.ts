import { BREAK, append, plainText } from './flow.ts'
import { withMarks } from './inline.ts'
import { listAt } from './list.ts'
import { type Found, type Line, type ReadFlow, isBlankLine, joined, leadOf, withoutLead } from './line.ts'
import type { RichNode } from './nodes.ts'
import { tableAt } from './table.ts'

/** Marks nested deeper stay text. */
const DEEPEST = 16

interface Level {
  inner: ReadFlow
  marks: ReadFlow
}

/** The readers of each depth, made once: a long list would make thousands. */
const LEVELS: readonly Level[] = Array.from({ length: DEEPEST + 1 }, (_, depth) => ({
  inner: (nodes) => withMarkdown(nodes, depth + 1),
  marks: (nodes) => withMarks(nodes, (node, inLink) => readInside(node, depth + 1, inLink)),
}))

/** Reads Markdown in a flow and in all that stands in it: blocks at the beginnings of lines, marks inside them. */
export function withMarkdown(nodes: readonly RichNode[], depth = 0): RichNode[] {
  const level = LEVELS[depth]
  if (!level) return withMarks(nodes, (node, inLink) => readInside(node, depth + 1, inLink))
  const { inner, marks } = level
  const lines = linesOf(nodes)
  const out: RichNode[] = []
  for (let at = 0; at < lines.length;) {
    const found = blockAt(lines, at, inner, marks)
    const next = found?.next ?? at + 1
    if (at > 0) out.push(BREAK)
    if (found?.node) out.push(found.node)
    else if (lines[at]?.length) append(out, marks(joined(lines.slice(at, next))))
    at = next
  }
  return out
}

function blockAt(lines: readonly Line[], at: number, inner: ReadFlow, marks: ReadFlow): Found | null {
  const line = lines[at]
  if (!line?.length) return null
  return (
    tableAt(lines, at, marks) ??
    listAt(lines, at, inner) ??
    quoteAt(lines, at, inner) ??
    headingOf(line, at, marks) ??
    ruleOf(line, at)
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

function linesOf(nodes: readonly RichNode[]): Line[] {
  const lines: RichNode[][] = [[]]
  for (const node of nodes) {
    if (node.kind === 'br') lines.push([])
    else lines.at(-1)?.push(node)
  }
  return lines
}

/** A single # before a number is a number sign. */
const HEADING = /^ {0,3}(?:#{2,6}|#(?![ \t]+\d+(?:\s|$)))[ \t]+(?=\S|$)/

function headingOf(line: Line, at: number, marks: ReadFlow): Found | null {
  const lead = HEADING.exec(leadOf(line))?.[0]
  if (!lead) return null
  const words = withoutLead(line, lead.length)
  return /\p{L}/u.test(plainText(words))
    ? { node: { kind: 'h', children: marks(words) }, next: at + 1 }
    : null
}

function ruleOf(line: Line, at: number): Found | null {
  return line.length === 1 && /^ {0,3}-{3,}[ \t]*$/.test(leadOf(line))
    ? { node: { kind: 'hr' }, next: at + 1 }
    : null
}

const QUOTED = /^ {0,3}> ?/
/** "> 5 days" is a comparison, and ">text" may be anything. */
const QUOTE = /^ {0,3}>[> ](?![> ]{0,9}[-+=<.,]?[ \t]?\d)/

function quoteAt(lines: readonly Line[], at: number, inner: ReadFlow): Found | null {
  const first = lines[at] ?? []
  if (!QUOTE.test(leadOf(first)) || isBlankLine(withoutLead(first, 2))) return null
  const inside: Line[] = []
  let next = at
  for (let line = lines[next]; line; line = lines[++next]) {
    const lead = QUOTED.exec(leadOf(line))?.[0]
    if (!lead) break
    inside.push(withoutLead(line, lead.length))
  }
  return { node: { kind: 'quote', name: '', children: inner(joined(inside)) }, next }
}
