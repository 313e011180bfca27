import { addText, plainText } from './flow.ts'
import type { Found, Line, Readers } from './line.ts'
import type { RichNode } from './nodes.ts'

/** A table that begins at a line: the names of its columns, a line of dashes with as many cells, and rows with bars. */
export function tableAt(lines: readonly Line[], at: number, { marks }: Readers): Found | null {
  const names = cellsOf(lines[at])
  const dashes = names && cellsOf(lines[at + 1])
  if (dashes?.length !== names?.length || !dashes?.every(isDashes)) return null
  const rows: RichNode[][][] = []
  let next = at
  for (let cells: Line[] | null | undefined = names; cells; cells = cellsOf(lines[next])) {
    rows.push(cells.map(marks))
    next += next === at ? 2 : 1
  }
  return { node: { kind: 'table', head: true, rows }, next }
}

function isDashes(cell: Line): boolean {
  return /^:?-+:?$/.test(plainText(cell).trim())
}

/** The cells of a line, without the blanks beside its bars; null where it has no bar. */
function cellsOf(line: Line = []): Line[] | null {
  if (!line.some((node) => node.kind === 'text' && node.text.includes('|'))) return null
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
