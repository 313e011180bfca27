import { BREAK } from './flow.ts'
import type { RichNode } from './nodes.ts'

/** What stands between two line breaks. */
export type Line = readonly RichNode[]

/** A block that begins at a line, and the line after it. Without a node these lines only look like one, and stay text. */
export interface Found {
  node: RichNode | null
  next: number
}

/** Reads the flow inside a block. */
export type ReadFlow = (nodes: readonly RichNode[]) => RichNode[]

/** The text a line begins with; empty where it begins with something else. */
export function leadOf(line: Line): string {
  const [first] = line
  return first?.kind === 'text' ? first.text : ''
}

/** The line without the first characters of its text. */
export function withoutLead(line: Line, length: number): RichNode[] {
  const [first, ...rest] = line
  if (first?.kind !== 'text') return [...line]
  const text = first.text.slice(length)
  return text === '' ? rest : [{ kind: 'text', text }, ...rest]
}

export function isBlankLine(line: Line): boolean {
  return line.every((node) => node.kind === 'text' && node.text.trim() === '')
}

/** The blanks a line begins with. */
export function blanksBefore(line: Line): string {
  return /^[ \t]*/.exec(leadOf(line))?.[0] ?? ''
}

/** The width of blanks, a tab being four. */
export function widthOf(blanks: string): number {
  return blanks.replaceAll('\t', '    ').length
}

export function joined(lines: readonly Line[]): RichNode[] {
  return lines.flatMap((line, k) => (k > 0 ? [BREAK, ...line] : line))
}
