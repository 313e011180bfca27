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

const DIGITS: Readonly<Record<Row['unit'], number>> = {
  ms: 0,
  s: 1,
  kB: 1,
  MB: 0,
  min: 1,
  times: 2,
  requests: 0,
  'per second': 0,
  '': 4,
}

function numberOf({ unit }: Row, value: number | null): string {
  if (value === null) return '-'
  const number = value.toFixed(value === 0 ? 0 : DIGITS[unit])
  return unit === '' || unit === 'requests' ? number : `${number} ${unit}`
}

function targetOf(row: Row): string {
  return row.target === null ? '' : numberOf(row, row.target)
}
