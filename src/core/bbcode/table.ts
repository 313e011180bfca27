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

/** The cells of a line; a bar behind a backslash is a character of its cell. */
function cellsOf(line: Line): RichNode[][] {
  const cells: RichNode[][] = [[]]
  for (const node of line) {
    if (node.kind !== 'text') {
      cells.at(-1)?.push(node)
      continue
    }
    for (const [k, part] of node.text.split(/(\\?\|)/).entries()) {
      if (k % 2 === 0 || part === '\\|') addText(cells.at(-1) ?? [], part.replace(/^\\\|$/, '|'))
      else cells.push([])
    }
  }
  const isEmpty = (cell: RichNode[] | undefined) =>
    cell?.every((node) => node.kind === 'text' && node.text.trim() === '')
  if (isEmpty(cells[0])) cells.shift()
  if (cells.length > 1 && isEmpty(cells.at(-1))) cells.pop()
  return cells.map(trimmed)
}

function trimmed(cell: RichNode[]): RichNode[] {
  return cell.flatMap((node, k): RichNode[] => {
    if (node.kind !== 'text') return [node]
    const start = k === 0 ? node.text.trimStart() : node.text
    const text = k === cell.length - 1 ? start.trimEnd() : start
    return text === '' ? [] : [{ kind: 'text', text }]
  })
}
