import type { ApiKey } from '../store/store.ts'

const HEAD = [
  'ID',
  'NAME',
  'KIND',
  'PREFIX',
  'RIGHTS',
  'CARD TYPES',
  'A MINUTE',
  'EXPIRES',
  'LAST USE',
  'READS',
  'WRITES',
  'STATE',
]

/** Keys as columns of text, times in UTC. */
export function keyTable(keys: readonly ApiKey[], now: number): string {
  const rows = [HEAD, ...keys.map((key) => cellsOf(key, now))]
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const lines = rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
  return lines.map((line) => `${line.trimEnd()}\n`).join('')
}

function cellsOf(key: ApiKey, now: number): string[] {
  return [
    key.id,
    key.name,
    key.kind,
    `${key.prefix}…`,
    key.readOnly ? 'read' : 'read, write',
    key.entityTypes?.join(', ') ?? 'all',
    String(key.rate),
    key.expiresAt === null ? 'never' : momentOf(key.expiresAt),
    key.lastUsedAt === null ? 'never' : momentOf(key.lastUsedAt),
    String(key.reads),
    String(key.writes),
    stateOf(key, now),
  ]
}

function stateOf({ revokedAt, expiresAt }: ApiKey, now: number): string {
  if (revokedAt !== null) return 'revoked'
  return expiresAt !== null && expiresAt <= now ? 'expired' : 'active'
}

function momentOf(at: number): string {
  return new Date(at).toISOString().slice(0, 16).replace('T', ' ')
}
