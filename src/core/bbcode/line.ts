import type { RichNode } from './nodes.ts'

/** What stands between two line breaks. */
export type Line = readonly RichNode[]

/** A block that begins at a line, and the line after it. Without a node these lines only look like one, and stay text. */
export interface Found {
  node: RichNode | null
  next: number
}

/** Reads the lines inside a block, and the marks inside one line. */
export interface Readers {
  inner: (lines: readonly Line[]) => RichNode[]
  marks: (line: Line) => RichNode[]
}

/** The text a line begins with; empty where it begins with something else. */
export function leadOf([first]: Line): string {
  return first?.kind === 'text' ? first.text : ''
}

/** The line without the first characters of its text. */
export function withoutLead(line: Line, length: number): Line {
  const text = leadOf(line)
  if (text === '') return line
  const rest = line.slice(1)
  return length < text.length ? [{ kind: 'text', text: text.slice(length) }, ...rest] : rest
}

export function isBlankLine(line: Line): boolean {
  return line.every((node) => node.kind === 'text' && node.text.trim() === '')
}
