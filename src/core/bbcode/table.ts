import { addText } from './flow.ts'
import { type Found, type Line, type ReadFlow, leadOf } from './line.ts'
import type { RichNode } from './nodes.ts'

/** A table that begins at a line: the names of its columns, a line of dashes with as many cells, and rows with bars. */
export function tableAt(lines: readonly Line[], at: number, marks: ReadFlow): Found | null {
  const head = lines[at] ?? []
  const columns = columnsOf(lines[at + 1] ?? [])
  if (columns === 0 || !hasBar(head)) return null
  const names = cellsOf(head)
  if (names.length !== columns) return null
  const rows = [names]
  let next = at + 2
  for (let line = lines[next]; line && hasBar(line); line = lines[++next]) rows.push(cellsOf(line))
  return { node: { kind: 'table', head: true, rows: rows.map((row) => row.map(marks)) }, next }
}

/** How many columns a line of dashes separates; 0 where it is none. */
function columnsOf(line: Line): number {
  const text = leadOf(line).trim()
  if (line.length !== 1 || !text.includes('|') || !/^[|:\-\s]*$/.test(text)) return 0
  const cells = text.replace(/^\|/, '').replace(/\|$/, '').split('|')
  return cells.every((cell) => /^:?-+:?$/.test(cell.trim())) ? cells.length : 0
}

function hasBar(line: Line): boolean {
  return line.some((node) => node.kind === 'text' && node.text.includes('|'))
}

/** The cells of a line, without the blanks beside their bars. */
function cellsOf(line: Line): RichNode[][] {
  let cell: RichNode[] = []
  const cells = [cell]
  for (const node of line) {
    const parts = node.kind === 'text' ? node.text.split('|') : []
    if (node.kind !== 'text') cell.push(node)
    for (const [k, part] of parts.entries()) {
      if (k > 0) cells.push((cell = []))
      const start = k > 0 ? part.trimStart() : part
      addText(cell, k < parts.length - 1 ? start.trimEnd() : start)
    }
  }
  if (cells[0]?.length === 0) cells.shift()
  if (cells.at(-1)?.length === 0) cells.pop()
  return cells
}
