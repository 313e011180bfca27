import { once } from 'node:events'
import { createServer } from 'node:http'
import { startPostgres, type PostgresServer } from './postgres-server.ts'

let server: Promise<PostgresServer> | null = null

/** One PostgreSQL for a whole run of tests, started when the first test asks for it at this address. */
const door = createServer((_request, answer) => {
  server ??= startPostgres()
  server.then(
    ({ url }) => answer.end(url),
    (error: unknown) => answer.writeHead(500).end(String(error)),
  )
})

/** Called by vitest before the workers start. */
export async function setup(): Promise<void> {
  door.listen(0, '127.0.0.1').unref()
  await once(door, 'listening')
  const address = door.address()
  if (address === null || typeof address === 'string') throw new Error('no free port')
  process.env['TRAIL_TEST_POSTGRES'] = `http://127.0.0.1:${address.port}`
}

/** Called by vitest after the last test. */
export async function teardown(): Promise<void> {
  door.close()
  door.closeAllConnections()
  const started = await server?.catch(() => null)
  await started?.stop()
}
