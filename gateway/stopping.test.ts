import { afterEach, expect, it } from 'vitest'
import type { Environment } from './settings.ts'
import {
  type GatewayProcess,
  npmFolder,
  spawnBare,
  startGateway,
  testFolders,
  untilListening,
} from './testing/gateway-process.ts'

/** Undone after each test, the last first. */
const undo: (() => unknown)[] = []
afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step()
})

/** Nothing listens there: the gateway stops the same without a portal. */
const WEBHOOK = 'http://localhost:9/rest/1/emulator/'

async function start(
  command: readonly string[],
  more: Environment = {},
): Promise<{ gateway: GatewayProcess; env: Environment }> {
  const [{ folder, remove }, folders] = await Promise.all([npmFolder(), testFolders()])
  undo.push(remove, folders.remove)
  const env = { ...folders.env, B24_WEBHOOK_URL: WEBHOOK }
  const child = spawnBare(command, { ...env, PORT: '0', ...more }, folder)
  undo.push(() => child.kill('SIGKILL'))
  return { gateway: await untilListening(child), env }
}

/** What `npm run` leaves behind in the environment of its script. */
const BY_NPM = { npm_lifecycle_event: 'gateway' }

/** A shell that stays in front of node, and says which process node is. */
const IN_SHELL = ['sh', '-c', 'node scripts/gateway.mjs & echo "node is $!"; wait']

function nodeIn(gateway: GatewayProcess): number {
  return Number(/node is (\d+)/.exec(gateway.stdout())?.[1])
}

it('npm run gateway stops node with itself: the port and the store are free when npm is gone', async () => {
  const { gateway, env } = await start(['npm', 'run', 'gateway'])
  const { stdout } = await gateway.stop()
  expect(stdout).toMatch(/"signal":"SIGTERM","msg":"draining".*\n.*"msg":"stopped"/)
  const next = await startGateway({ ...env, PORT: new URL(gateway.url).port })
  expect((await next.stop()).code).toBe(0)
})

it('npm run gateway stops node although npm is killed', async () => {
  const { gateway } = await start(['npm', 'run', 'gateway'])
  expect((await gateway.stop('SIGKILL')).stdout).toContain('"msg":"stopped"')
})

it('stops with the shell in which npm runs it; started directly it goes on without its parent', async () => {
  const [{ gateway }, { gateway: direct }] = await Promise.all([start(IN_SHELL, BY_NPM), start(IN_SHELL)])
  undo.push(() => process.kill(nodeIn(direct), 'SIGKILL'))
  direct.child.kill()
  expect((await gateway.stop()).stdout).toContain('"msg":"stopped"')
  expect((await fetch(`${direct.url}/healthz`)).status).toBe(200)
})

it('takes a signal that comes twice for one: npm passes on what the terminal sent to both', async () => {
  const { gateway } = await start(['node', 'dist-gateway/main.js'])
  gateway.child.kill('SIGINT')
  const { code, stdout } = await gateway.stop('SIGINT')
  expect([code, stdout]).toEqual([0, expect.stringContaining('"msg":"stopped"')])
})
