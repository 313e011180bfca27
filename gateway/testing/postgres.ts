import { randomUUID } from 'node:crypto'
import { Client } from 'pg'

export interface TestDatabase {
  url: string
  drop(): Promise<void>
}

/**
 * A fresh database on the server of TEST_DATABASE_URL or DATABASE_URL, else on one that is started for this run of
 * vitest. `drop` ends the sessions that are still in it.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const server = process.env['TEST_DATABASE_URL'] ?? process.env['DATABASE_URL'] ?? (await ownServer())
  const name = `trail_test_${randomUUID().replaceAll('-', '')}`
  await execute(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = name
  return { url: url.href, drop: () => execute(server, `drop database if exists ${name} with (force)`) }
}

/** Runs one statement in a session of its own. */
export async function execute(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

async function ownServer(): Promise<string> {
  const door = process.env['TRAIL_TEST_POSTGRES']
  if (door === undefined) throw new Error('no PostgreSQL: run under vitest, or set TEST_DATABASE_URL')
  const answer = await fetch(door)
  const text = await answer.text()
  if (!answer.ok) throw new Error(`PostgreSQL did not start: ${text}`)
  return text
}
