import { createAdaptorServer } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createEmulator } from '#emulator/create-emulator.ts'
import type { Environment } from './settings.ts'
import { type GatewayProcess, runGateway, startGateway, testFolders } from './testing/gateway-process.ts'
import { listen } from './testing/listen.ts'
import { type Caller, callerOf } from './testing/test-gateway.ts'

const emulator = createEmulator({ switches: { rateLimit: false, operatingBudget: false } })
const closers: (() => Promise<unknown>)[] = []
let env: Environment = {}

/** What new entries wait for in front of the portal. */
let gate: Promise<void> = Promise.resolve()

beforeAll(async () => {
  const portal = createAdaptorServer({
    async fetch(request) {
      if (request.url.includes('logmessage.add')) await gate
      return emulator.fetch(request)
    },
  })
  const port = await listen(portal)
  const folders = await testFolders()
  closers.push(async () => portal.close(), folders.remove)
  env = { ...folders.env, B24_WEBHOOK_URL: `http://localhost:${port}/rest/1/emulator/` }
})

afterAll(async () => {
  for (const close of closers.toReversed()) await close()
})

/** A busy machine is no failure. */
const PATIENT = { timeout: 15_000 }
const HOOK_MS = 60_000

const DEAL = '/v1/timeline-logs?entityTypeId=2&entityId=100'

async function makeKey(...more: string[]): Promise<string> {
  const { code, stdout } = await runGateway(['keys', 'create', '--name', 'Quote bot', ...more], env)
  expect(code).toBe(0)
  return stdout.trim()
}

describe('a command line', () => {
  it.concurrent('is helped with every command', async () => {
    const { code, stdout, stderr } = await runGateway(['--help'], {})
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/keys create[^]*keys list[^]*keys revoke[^]*B24_WEBHOOK_URL/)
  })

  it.concurrent('that nobody knows ends with the nearest command', async () => {
    expect(await runGateway(['keys', 'crate'], {})).toEqual({
      code: 1,
      stdout: '',
      stderr: 'There is no command "keys crate": did you mean keys create?\n',
    })
  })

  it.concurrent('without settings ends with what to set', async () => {
    const { code, stderr } = await runGateway([], { PORT: 'x' })
    expect(code).toBe(1)
    expect(stderr).toMatch(/^PORT is wrong.*\nNo portal is set.*\n$/)
  })
})

describe('a running gateway', () => {
  let gateway: GatewayProcess
  let agent: Caller
  let slow: Caller

  beforeAll(async () => {
    gateway = await startGateway(env)
    const [one, other] = await Promise.all([makeKey(), makeKey('--rate', '10')])
    agent = callerOf(gateway.url, one)
    slow = callerOf(gateway.url, other)
  }, HOOK_MS)

  afterAll(() => gateway.stop('SIGKILL'))

  it('takes a key that is made beside it, and refuses it soon after it is revoked', async () => {
    expect(await agent.get(DEAL)).toMatchObject({ status: 200 })
    const listed = await runGateway(['keys', 'list'], env)
    expect(listed.stdout).toMatch(
      /^ID +NAME[^]+Quote bot +api +trail_api_\w{8}… +read, write +all +300 +never/,
    )
    expect(listed.stdout).not.toContain(agent.key)
    const revoked = await runGateway(['keys', 'revoke', agent.key.slice(0, 'trail_api_'.length + 8)], env)
    expect(revoked).toMatchObject({ code: 0, stderr: expect.stringContaining('"Quote bot" is revoked') })
    await expect.poll(async () => (await agent.get(DEAL)).body.error?.code, PATIENT).toBe('KEY_INACTIVE')
  })

  it('keeps its port and its store to itself', async () => {
    const { port } = new URL(gateway.url)
    const [onPort, onStore] = await Promise.all([
      runGateway([], { ...env, PORT: port, DATA_DIR: `${env['DATA_DIR']}-2` }),
      runGateway([], { ...env, PORT: '0' }),
    ])
    expect(onPort).toMatchObject({
      code: 1,
      stderr: `Port ${port} is taken: stop the program that uses it, or choose another with PORT.\n`,
    })
    expect(onStore).toMatchObject({ code: 1, stderr: expect.stringMatching(/^Another gateway has.*\n$/) })
  })

  it('hosts the page, for a portal’s POST too', async () => {
    for (const method of ['GET', 'POST']) {
      const page = await fetch(`${gateway.url}/`, { method })
      expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<title>Trail')])
    }
  })

  it('lets a slow request end when it is told to stop, and leaves with 0', async () => {
    let open = () => {}
    gate = new Promise((resolve) => (open = resolve))
    const entry = { entityTypeId: 2, entityId: 100, title: 'Slow', text: 'But there', iconCode: 'info' }
    const answer = slow.post('/v1/timeline-logs', entry)
    const metrics = async () => (await fetch(`${gateway.url}/metrics`)).text()
    await expect.poll(metrics, PATIENT).toContain('trail_queue_depth{way="webhook",state="running"} 1')
    const ended = gateway.stop()
    await expect.poll(gateway.stdout, PATIENT).toContain('"msg":"draining"')
    open()
    expect(await answer).toMatchObject({ status: 201 })
    const { code, stdout } = await ended
    expect(code).toBe(0)
    expect(stdout).toMatch(/"msg":"draining".*\n.*"status":201.*\n.*"msg":"stopped"/)
  })
})

it('goes on, and stops, although nobody reads its log any more', async () => {
  const gateway = await startGateway({ ...env, DATA_DIR: `${env['DATA_DIR']}-3` })
  closers.push(() => gateway.stop('SIGKILL'))
  gateway.child.stdout?.destroy()
  for (let k = 0; k < 3; k++) expect((await fetch(`${gateway.url}/v1/me`)).status).toBe(401)
  expect((await gateway.stop()).code).toBe(0)
})
