import { type Row, verdictOf } from './row.ts'

/** Rows for people: what was measured, the number, the promise and whether it holds, with the notes below each. */
export function printTable(rows: readonly Row[]): string {
  const head = ['', 'measured', 'target', '']
  const lines = rows.map((row) => [row.title, numberOf(row, row.value), targetOf(row), verdictOf(row)])
  const widths = head.map((_, column) =>
    Math.max(...[head, ...lines].map((line) => line[column]?.length ?? 0)),
  )
  const print = (line: string[]) =>
    line
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('   ')
      .trimEnd()
  const body = rows.flatMap((row, k) => [print(lines[k] ?? []), ...row.notes.map((note) => `    ${note}`)])
  return [print(head), ...body].join('\n')
}

function numberOf({ unit }: Row, value: number | null): string {
  if (value === null) return '-'
  const digits = unit === 'ms' || unit === 'requests' ? 0 : unit === '' ? 4 : unit === 'times' ? 2 : 1
  return `${value.toFixed(value === 0 ? 0 : digits)}${unit === '' ? '' : ` ${unit}`}`
}

function targetOf(row: Row): string {
  return row.target === null ? '' : numberOf(row, row.target)
}
