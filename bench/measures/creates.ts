import { rate } from '../load/repeat.ts'
import { openPostgres } from '../load/postgres.ts'
import { gatewaySide } from '../load/sides.ts'
import { withGateway } from '../load/stand.ts'
import type { Row } from '../row.ts'

const CONNECTIONS = 20
const WARM_MS = 2_000
const MS = 10_000

const ROW = { unit: 'per second', target: null } as const

/** How many entries a gateway writes where the portal has no bucket. */
export async function measureCreates(): Promise<Row[]> {
  const file = await measureStore('Gateway: creates, embedded file')
  return [...file, ...(await onPostgres())]
}

async function onPostgres(): Promise<Row[]> {
  const title = 'Gateway: creates, PostgreSQL'
  let server: Awaited<ReturnType<typeof openPostgres>>
  try {
    server = await openPostgres()
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return [{ ...ROW, title, value: null, runs: [], notes: [`no PostgreSQL here: ${why}`] }]
  }
  try {
    const rows = await measureStore(title, server.url)
    return rows.map((row) => ({ ...row, notes: [...row.notes, server.told] }))
  } finally {
    await server.close()
  }
}

async function measureStore(title: string, databaseUrl = ''): Promise<Row[]> {
  return withGateway({ bucket: 'off', databaseUrl }, async (stand) => {
    const plain = gatewaySide(stand, CONNECTIONS)
    const keyed = gatewaySide(stand, CONNECTIONS, true)
    try {
      await rate(WARM_MS, CONNECTIONS, () => plain.create())
      const bare = await rate(MS, CONNECTIONS, () => plain.create())
      const once = await rate(MS, CONNECTIONS, () => keyed.create())
      const notes = [`${MS / 1000} s, ${CONNECTIONS} connections, two at a time at the portal`]
      return [
        { ...ROW, title, value: bare, runs: [bare], notes },
        { ...ROW, title: '... with an Idempotency-Key each', value: once, runs: [once], notes: [] },
      ]
    } finally {
      plain.close()
      keyed.close()
    }
  })
}
