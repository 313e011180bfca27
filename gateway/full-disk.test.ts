import { execFile } from 'node:child_process'
import { copyFile, mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createEmulator } from '#emulator/create-emulator.ts'
import type { Emulator } from '#emulator/emulator.ts'
import { serveEmulator } from '#emulator/serve.ts'
import type { Environment } from './settings.ts'
import { openStore } from './store/open-store.ts'
import {
  type GatewayProcess,
  endOf,
  runGateway,
  spawnBare,
  startGateway,
  testFolders,
} from './testing/gateway-process.ts'
import { type Caller, callerOf } from './testing/test-gateway.ts'

const LOGS = '/v1/timeline-logs'
const DEAL = { entityTypeId: 2, entityId: 100 }

/** A busy machine is no failure. */
const PATIENT = { timeout: 25_000 }
const HOOK_MS = 60_000

const closers: (() => Promise<unknown>)[] = []
let emulator: Emulator
let env: Environment
let gateway: GatewayProcess
let agent: Caller

beforeAll(async () => {
  emulator = createEmulator({ switches: { rateLimit: false, operatingBudget: false } })
  const portal = await serveEmulator(emulator, { port: 0, httpsPort: 0 })
  const folders = await testFolders()
  closers.push(portal.close, folders.remove)
  env = { ...folders.env, B24_WEBHOOK_URL: `${portal.url}/rest/1/emulator/` }
  const { stdout } = await runGateway(['keys', 'create', '--name', 'Quote bot'], env)
  gateway = await startGateway(env)
  closers.push(() => gateway.stop('SIGKILL'))
  agent = callerOf(gateway.url, stdout.trim())
}, HOOK_MS)

afterAll(async () => {
  for (const close of closers.toReversed()) await close()
})

/** Bytes up to which the gateway may write in a file: with 0 each write fails, as on a full disk (util-linux: prlimit). */
async function limitFiles(bytes: '0' | 'unlimited'): Promise<void> {
  await promisify(execFile)('prlimit', ['--pid', String(gateway.child.pid), `--fsize=${bytes}:`])
}

async function readiness(): Promise<number> {
  return (await fetch(`${gateway.url}/readyz`)).status
}

function entry(title: string) {
  return { ...DEAL, title, text: 'Text', iconCode: 'info', run: { id: 'run-1' } }
}

function written(title: string): number[] {
  const entries = [...emulator.world.entries.values()]
  return entries.filter((each) => each.title === title).map(({ id }) => id)
}

it('is ready until a write fails', async () => {
  expect(await readiness()).toBe(200)
  expect((await agent.post(LOGS, entry('Before'))).status).toBe(201)
})

it('says in the answer and in the log what it could not store of an entry that is written', async () => {
  await limitFiles('0')
  const { status, body } = await agent.post(LOGS, entry('Unclaimed'))
  const [id] = written('Unclaimed')
  expect([status, body.data.id, body.meta.warnings]).toEqual([
    201,
    id,
    [
      `The gateway could not store that it wrote entry ${id}: do not send the request again. It will be missing from its run.`,
    ],
  ])
  expect(gateway.stdout()).toMatch(
    new RegExp(
      `"level":"error".*"entries":\\[${id}\\].*"code":"SQLITE_.*what was written could not be stored`,
    ),
  )
  expect(await readiness()).toBe(503)
})

it('sends no keyed request of which it cannot keep a promise', async () => {
  const { status, headers } = await agent.post(LOGS, entry('Unkept'), { 'idempotency-key': 'unkept' })
  expect([status, headers.get('retry-after'), written('Unkept')]).toEqual([500, '5', []])
})

it('has a keyed create sent again whose end it could not store, and writes it once', async () => {
  await limitFiles('unlimited')
  const key = { 'idempotency-key': 'once' }
  emulator.faults.add([{ method: 'crm.timeline.logmessage.add', latency: 500 }])
  const sent = agent.post(LOGS, entry('Once'), key)
  await expect.poll(() => written('Once'), PATIENT).toHaveLength(1)
  await limitFiles('0')
  const { status, body } = await sent
  expect([status, body.error]).toEqual([
    500,
    {
      code: 'INTERNAL_ERROR',
      message: 'The request was done, but the gateway could not store that.',
      hint: expect.stringContaining('same Idempotency-Key'),
      retryAfter: 5,
    },
  ])
  await limitFiles('unlimited')
  const again = await agent.post(LOGS, entry('Once'), key)
  expect([again.status, [again.body.data.id]]).toEqual([201, written('Once')])
  await expect.poll(readiness, PATIENT).toBe(200)
})

it.each([
  ['keys', 'revoke', 'trail_api_'],
  ['keys', 'create', '--name', 'Another'],
])('%s %s on a full disk ends with a sentence', async (...command) => {
  const args = command.map((word) => (word === 'trail_api_' ? agent.key.slice(0, 18) : word))
  const full = ['prlimit', '--fsize=0', process.execPath, '--import', 'tsx', 'gateway/main.ts', ...args]
  const { code, stdout, stderr } = await endOf(spawnBare(full, env))
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr).toMatch(
    /^The store in \S+ cannot be written \(SQLITE_[^\n]+\): nothing was changed\. Make room on its disk, and try again\.\n$/,
  )
})

it('leaves a file that is whole without its log when it is stopped', async () => {
  expect((await gateway.stop()).code).toBe(0)
  const dataDir = env['DATA_DIR'] ?? ''
  expect((await stat(join(dataDir, 'trail.db-wal'))).size).toBe(0)
  const copy = `${dataDir}-copy`
  await mkdir(copy)
  await copyFile(join(dataDir, 'trail.db'), join(copy, 'trail.db'))
  const store = await openStore({ databaseUrl: null, dataDir: copy, exclusive: true })
  const portalId = new URL(env['B24_WEBHOOK_URL'] ?? '').host
  const entries = await store.entries.ofRun({ portalId, runId: 'run-1', entityTypes: null, limit: 9 })
  expect(entries.map(({ title }) => title)).toEqual(['Before', 'Once'])
  await store.close()
})
