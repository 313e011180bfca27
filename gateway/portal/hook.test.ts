import { createServer } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createEmulator } from '#emulator/create-emulator.ts'
import { type Served, serveEmulator } from '#emulator/serve.ts'
import { listen } from '../testing/listen.ts'
import { ADD, FAULTS, HASTY, PATIENT, failureOf, patienceFor, printed } from '../testing/portal-faults.ts'
import { webhookLink } from './hook.ts'
import type { PortalLink, Spent } from './link.ts'

const emulator = createEmulator({ seed: 'empty' })
let served: Served
let link: PortalLink

beforeAll(async () => {
  served = await serveEmulator(emulator, { port: 0, httpsPort: 0 })
})
afterAll(() => served.close())
beforeEach(() => {
  emulator.reset({ dialect: 'cloud' })
  link = linkOf(PATIENT)
})

function linkOf(timeout: number): PortalLink {
  return webhookLink(`${served.url}/rest/1/emulator/`, { timeout })
}

function sent(): number {
  return emulator.log.length
}

it('names the portal by its host', () => {
  expect(link).toMatchObject({ kind: 'webhook', portalId: new URL(served.url).host })
})

it('refuses a wrong address without printing it', () => {
  expect(() => webhookLink('http://portal.example/rest/1/s3cret/', { timeout: PATIENT })).toThrow(
    /^B24_WEBHOOK_URL must begin with https(?!.*s3cret)/,
  )
})

it.each(['cloud', 'docs'] as const)('calls and batches in the %s dialect', async (dialect) => {
  emulator.reset({ dialect })
  await link.portal.call(ADD)
  expect(emulator.world.entries.size).toBe(1)
  const calls = {
    list: { method: 'crm.timeline.logmessage.list', params: { entityTypeId: 2, entityId: 100 } },
    gone: { method: 'crm.timeline.logmessage.get', params: { id: 999 } },
  }
  const rows = await link.portal.batch(calls, { halt: false })
  expect(rows['list']).toMatchObject({ ok: true, value: { total: 1 } })
  expect(rows['gone']).toMatchObject({
    ok: false,
    error: { code: 'notFound', method: 'crm.timeline.logmessage.get' },
  })
  expect(sent()).toBe(2)
})

describe.each(['cloud', 'docs'] as const)('in the %s dialect', (dialect) => {
  it.each(FAULTS)('%s is sent once and told apart', async (_, fault, code) => {
    emulator.reset({ dialect })
    emulator.faults.add([{ ...fault, method: ADD.method }])
    const error = await failureOf(linkOf(patienceFor(fault)).portal.call(ADD))
    expect(error).toMatchObject({ code, method: ADD.method })
    expect(error.description).toBe(fault.description ?? '')
    expect(printed(error)).not.toMatch(/1\/emulator|localhost/)
    expect(sent()).toBe(1)
  })

  it('a full card is told by the pin that was refused', async () => {
    emulator.reset({ dialect })
    const method = 'crm.timeline.item.pin'
    emulator.faults.add([{ method, error: '0', description: 'Limit' }])
    expect(await failureOf(link.portal.call({ method, write: true }))).toMatchObject({ code: 'pinLimit' })
  })

  it('a failed batch fails whole', async () => {
    emulator.reset({ dialect })
    emulator.faults.add([{ method: 'batch', drop: 'after' }])
    expect(await failureOf(link.portal.batch({ add: ADD }, { halt: false }))).toMatchObject({
      code: 'network',
      method: 'batch',
    })
    expect(sent()).toBe(1)
  })

  it('an expired token, which a webhook has none of, is no reason to send again', async () => {
    emulator.reset({ dialect })
    emulator.faults.add([{ method: ADD.method, error: 'expired_token' }])
    expect(await failureOf(link.portal.call(ADD))).toMatchObject({ code: 'authLost' })
    expect(sent()).toBe(1)
  })

  it('a webhook that was deleted is refused', async () => {
    emulator.reset({ dialect })
    const gone = webhookLink(`${served.url}/rest/1/n0longer/`, { timeout: PATIENT })
    const error = await failureOf(gone.portal.call(ADD))
    const portalCode = dialect === 'docs' ? 'NO_AUTH_FOUND' : 'INVALID_CREDENTIALS'
    expect(error).toMatchObject({ name: 'WebhookRefusedError', code: 'authLost', portalCode, status: 401 })
    expect(printed(error)).not.toContain('n0longer')
  })
})

it('a connection lost after the portal acted leaves one entry', async () => {
  emulator.faults.add([{ method: ADD.method, drop: 'after' }])
  await failureOf(link.portal.call(ADD))
  expect(emulator.world.entries.size).toBe(1)
})

it('nobody at the address is a failure of the network', async () => {
  const nobody = webhookLink('http://127.0.0.1:1/rest/1/s3cret/', { timeout: PATIENT })
  const error = await failureOf(nobody.portal.call(ADD))
  expect(error.code).toBe('network')
  expect(printed(error)).not.toContain('s3cret')
})

it('an answer that trickles does not outlast the timeout', async () => {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    const trickle = setInterval(() => response.write(' '), HASTY / 4)
    response.on('close', () => clearInterval(trickle))
  })
  const port = await listen(server)
  const slow = webhookLink(`http://127.0.0.1:${port}/rest/1/s3cret/`, { timeout: HASTY })
  expect((await failureOf(slow.portal.call(ADD))).code).toBe('timeout')
  server.closeAllConnections()
  server.close()
})

it('sixty calls at once are not held back', async () => {
  emulator.reset({ switches: { rateLimit: false } })
  const calls = Array.from({ length: 60 }, () => link.portal.call({ method: 'server.time' }))
  await Promise.race([Promise.all(calls), new Promise((_, reject) => setTimeout(reject, 20_000))])
  expect(sent()).toBe(60)
})

describe('what a call cost', () => {
  let spent: Spent[]
  beforeEach(() => {
    spent = []
    link.onSpent((each) => spent.push(each))
  })

  it('is told with the time when some is given back', async () => {
    await link.portal.call(ADD)
    expect(spent).toEqual([{ method: ADD.method, operating: 0, resetAt: expect.any(Number) }])
    expect(spent[0]?.resetAt).toBeGreaterThan(Date.now())
  })

  it('is told for each command of a batch, by its method', async () => {
    await link.portal.batch({ 0: ADD, 1: { method: 'profile' } }, { halt: false })
    expect(spent.map(({ method }) => method)).toEqual([ADD.method, 'profile'])
  })

  it('is not told where the portal does not say', async () => {
    emulator.reset({ switches: { operatingBudget: false } })
    await link.portal.call(ADD)
    expect(spent).toEqual([])
  })

  it('is not told where the answer has no time, and the answer counts', async () => {
    emulator.faults.add([{ method: ADD.method, body: 'no-time' }])
    expect((await link.portal.call(ADD)).result).toBeTruthy()
    expect(spent).toEqual([])
  })
})
