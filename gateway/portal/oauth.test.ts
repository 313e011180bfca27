import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createEmulator } from '#emulator/create-emulator.ts'
import type { Fault } from '#emulator/control/faults.ts'
import { type Served, serveEmulator } from '#emulator/serve.ts'
import { memoryLocks } from '../store/memory-locks.ts'
import type { Installation, InstallationStore } from '../store/store.ts'
import { memoryInstallations } from '../testing/memory-installations.ts'
import { ADD, FAULTS, HASTY, PATIENT, failureOf, patienceFor, printed } from '../testing/portal-faults.ts'
import { appLink } from './oauth.ts'
import type { PortalLink } from './link.ts'
import type { TokensOptions } from './tokens.ts'

const OAUTH = 'oauth.token'
const APP = { clientId: 'local.trail', clientSecret: 'trail-secret' }
const ADMIN = 1

const emulator = createEmulator({ seed: 'empty', switches: { rateLimit: false } })
let served: Served
let installations: InstallationStore
let locks: ReturnType<typeof memoryLocks>
let first: Installation
let link: PortalLink

beforeAll(async () => {
  served = await serveEmulator(emulator, { port: 0, httpsPort: 0 })
})
afterAll(() => served.close())
beforeEach(async () => {
  emulator.reset({ dialect: 'cloud' })
  locks = memoryLocks()
  installations = memoryInstallations()
  first = installed()
  await installations.save(first)
  link = linkOf(first)
})

/** The installation as a form POST of the portal brings it. */
function installed(changes: Partial<Installation> = {}): Installation {
  const { accessToken, refreshToken, expiresAt } = emulator.issueToken(ADMIN)
  return {
    memberId: 'member',
    domain: new URL(served.url).host,
    clientEndpoint: `${served.url}/rest/`,
    serverEndpoint: `${served.url}/rest/`,
    accessToken,
    refreshToken,
    expiresAt,
    applicationToken: 'application',
    userId: ADMIN,
    scope: 'crm',
    updatedAt: 0,
    ...changes,
  }
}

function linkOf(installation: Installation, changes: Partial<TokensOptions> = {}): PortalLink {
  return appLink({
    installation,
    app: APP,
    installations,
    locks,
    timeout: PATIENT,
    date: Date.now,
    ...changes,
  })
}

function sent(method: string): number {
  return emulator.log.filter((line) => line.method === method).length
}

function callMany(links: PortalLink[], count: number) {
  return Promise.all(
    Array.from({ length: count }, (_, k) =>
      (links[k % links.length] ?? link).portal.call({ method: 'profile' }),
    ),
  )
}

it('names the portal by its host and acts as the app', async () => {
  expect(link).toMatchObject({ kind: 'app', portalId: new URL(served.url).host })
  const { result } = await link.portal.call({ method: 'app.info' })
  expect(result).toMatchObject({ CODE: APP.clientId })
  expect(sent(OAUTH)).toBe(0)
})

it('tells what a call cost', async () => {
  const spent: string[] = []
  link.onSpent(({ method }) => spent.push(method))
  await link.portal.batch({ add: ADD, me: { method: 'profile' } }, { halt: false })
  expect(spent).toEqual([ADD.method, 'profile'])
})

describe.each(['cloud', 'docs'] as const)('in the %s dialect', (dialect) => {
  beforeEach(() => {
    emulator.reset({ dialect })
  })

  it.each(FAULTS)('%s is sent once and told apart', async (_, fault, code) => {
    emulator.faults.add([{ ...fault, method: ADD.method }])
    link = linkOf(first, { timeout: patienceFor(fault) })
    const error = await failureOf(link.portal.call(ADD))
    expect(error).toMatchObject({ code, method: ADD.method })
    expect(error.description).toBe(fault.description ?? '')
    expect(printed(error)).not.toContain(first.accessToken)
    expect([sent(ADD.method), sent(OAUTH)]).toEqual([1, 0])
  })

  it('an expired token is renewed, and the call alone is sent again', async () => {
    emulator.expireTokens()
    await link.portal.call(ADD)
    expect([sent(ADD.method), sent(OAUTH)]).toEqual([2, 1])
    expect(emulator.world.entries.size).toBe(1)
  })

  it('an answer without its time is an answer', async () => {
    emulator.faults.add([{ method: ADD.method, body: 'no-time' }])
    expect((await link.portal.call(ADD)).result).toBeTruthy()
  })

  it('an app that was taken out loses its authorization', async () => {
    emulator.world.tokens.clear()
    expect(await failureOf(link.portal.call(ADD))).toMatchObject({ code: 'authLost' })
    expect(emulator.world.entries.size).toBe(0)
  })
})

it('a batch refused for its token is sent again too', async () => {
  emulator.expireTokens()
  const rows = await link.portal.batch({ add: ADD }, { halt: false })
  expect(rows['add']).toMatchObject({ ok: true })
  expect([sent('batch'), sent(OAUTH), emulator.world.entries.size]).toEqual([2, 1, 1])
})

it('a call whose new token is refused as well is not sent a third time', async () => {
  emulator.faults.add([{ method: ADD.method, error: 'expired_token', times: 0 }])
  expect(await failureOf(link.portal.call(ADD))).toMatchObject({
    code: 'authLost',
    portalCode: 'expired_token',
  })
  expect([sent(ADD.method), sent(OAUTH)]).toEqual([2, 1])
})

it('a token known to have expired is renewed before the call', async () => {
  link = linkOf({ ...first, expiresAt: Date.now() - 1 })
  await installations.save({ ...first, expiresAt: Date.now() - 1 })
  await link.portal.call(ADD)
  expect([sent(ADD.method), sent(OAUTH)]).toEqual([1, 1])
})

it('the new pair is stored, and the rest of the row stays', async () => {
  emulator.expireTokens()
  await link.portal.call(ADD)
  const row = await installations.find('member')
  const { accessToken, refreshToken, expiresAt, updatedAt } = row ?? first
  expect(emulator.world.tokens.get(accessToken)).toMatchObject({ refreshToken })
  expect(expiresAt).toBeGreaterThan(Date.now())
  expect(row).toEqual({ ...first, accessToken, refreshToken, expiresAt, updatedAt })
})

it('twenty calls at once renew an expired pair once', async () => {
  emulator.expireTokens()
  await callMany([link], 20)
  expect(sent(OAUTH)).toBe(1)
})

it('a refusal that comes late does not renew a second time', async () => {
  emulator.faults.add([{ method: ADD.method, latency: 200 }])
  emulator.expireTokens()
  await Promise.all([link.portal.call(ADD), link.portal.call({ method: 'profile' })])
  expect(sent(OAUTH)).toBe(1)
})

it('gateways side by side renew an expired pair once', async () => {
  emulator.expireTokens()
  await callMany([link, linkOf(first), linkOf(first)], 30)
  expect(sent(OAUTH)).toBe(1)
})

it('pair after pair is renewed once each', async () => {
  const other = linkOf(first)
  for (const round of [1, 2, 3]) {
    emulator.expireTokens()
    await callMany([link, other], 10)
    expect(sent(OAUTH)).toBe(round)
  }
})

it('a pair that a form POST has brought is taken as it is', async () => {
  const brought = installed()
  await installations.save(brought)
  emulator.world.tokens.delete(first.accessToken)
  await link.portal.call(ADD)
  expect([sent(ADD.method), sent(OAUTH)]).toEqual([2, 0])
})

it('a pair that a form POST brings while the old one is refused is taken as well', async () => {
  emulator.world.tokens.delete(first.accessToken)
  const late = {
    ...installations,
    find: async (memberId: string) => {
      const row = await installations.find(memberId)
      if (row?.accessToken === first.accessToken) await installations.save(installed())
      return row
    },
  }
  await linkOf(first, { installations: late }).portal.call(ADD)
  expect([sent(ADD.method), sent(OAUTH)]).toEqual([2, 1])
})

it('a call whose tokens do not come in time is not sent, and the next one has them', async () => {
  let answer = () => {}
  const answers = new Promise<void>((resolve) => (answer = resolve))
  const slow = { ...installations, find: (id: string) => answers.then(() => installations.find(id)) }
  link = linkOf(first, { installations: slow, timeout: HASTY })
  emulator.expireTokens()
  expect(await failureOf(link.portal.call(ADD))).toMatchObject({ code: 'unknown', mayHaveHappened: false })
  answer()
  await link.portal.call({ method: 'profile' })
  // The one that was refused for its token, and nothing after it.
  expect([sent(ADD.method), sent(OAUTH), emulator.world.entries.size]).toEqual([1, 1, 0])
})

it('a pair that the store would not take is stored before it is used', async () => {
  let isAway = true
  const away = {
    ...installations,
    save: (row: Installation) => (isAway ? Promise.reject(new Error('away')) : installations.save(row)),
  }
  link = linkOf(first, { installations: away })
  emulator.expireTokens()
  expect(await failureOf(link.portal.call(ADD))).toMatchObject({ code: 'unknown', mayHaveHappened: false })
  expect((await installations.find('member'))?.accessToken).toBe(first.accessToken)
  isAway = false
  await link.portal.call(ADD)
  expect(sent(OAUTH)).toBe(1)
  expect((await installations.find('member'))?.accessToken).not.toBe(first.accessToken)
})

describe('where no new pair is to be had', () => {
  beforeEach(() => emulator.expireTokens())

  it('a refresh token nobody knows is asked about once', async () => {
    emulator.world.tokens.delete(first.accessToken)
    link = linkOf({ ...first, expiresAt: 0 })
    await installations.save({ ...first, expiresAt: 0 })
    const error = await failureOf(link.portal.call(ADD))
    expect(error).toMatchObject({ code: 'authLost', portalCode: 'invalid_grant' })
    expect(printed(error)).not.toContain(first.refreshToken)
    await failureOf(link.portal.call(ADD))
    expect([sent(ADD.method), sent(OAUTH)]).toEqual([0, 1])
  })

  it('a wrong secret of the app is told by the server’s code', async () => {
    link = linkOf(first, { app: { ...APP, clientSecret: 'wr0ng' } })
    const error = await failureOf(link.portal.call(ADD))
    expect(error).toMatchObject({ code: 'authLost', portalCode: 'invalid_client' })
    expect(printed(error)).not.toContain('wr0ng')
  })

  it('an app no longer in the store has no tokens', async () => {
    await installations.remove('member')
    expect(await failureOf(link.portal.call(ADD))).toMatchObject({ code: 'authLost' })
    expect(sent(OAUTH)).toBe(0)
  })

  it('a pair lost with its answer is made good by the next form POST', async () => {
    emulator.faults.add([{ method: OAUTH, drop: 'after' }])
    await failureOf(link.portal.call(ADD))
    expect(await failureOf(link.portal.call(ADD))).toMatchObject({
      code: 'authLost',
      portalCode: 'invalid_grant',
    })
    await installations.save(installed())
    await link.portal.call(ADD)
    expect(emulator.world.entries.size).toBe(1)
  })

  it.each<Fault>([
    { status: 502 },
    { body: 'html' },
    { drop: 'before' },
    { latency: 5 * HASTY },
    { error: 'PORTAL_DELETED' },
  ])('after %j the call has not happened, and the next one asks again', async (fault) => {
    emulator.faults.add([{ ...fault, method: OAUTH }])
    link = linkOf(first, { timeout: patienceFor(fault) })
    expect(await failureOf(link.portal.call(ADD))).toMatchObject({ code: 'unknown', mayHaveHappened: false })
    expect(emulator.world.entries.size).toBe(0)
    emulator.world.tokens.set(first.accessToken, { ...tokenOf(first), refreshToken: first.refreshToken })
    await link.portal.call(ADD)
    expect(emulator.world.entries.size).toBe(1)
  })

  it.each([
    'https://oauth.example/rest/',
    'http://oauth.bitrix.info/rest/',
    'http://localhost:1/rest/',
    'nothing',
    '',
  ])('the secret is not sent to %s', async (serverEndpoint) => {
    await installations.save({ ...first, serverEndpoint })
    const error = await failureOf(link.portal.call(ADD))
    expect(error).toMatchObject({ code: 'authLost', portalCode: '', status: 0 })
    expect(error.description).toMatch(/authorization server is none/)
  })
})

it('a token is not sent over http to another machine', async () => {
  link = linkOf({ ...first, clientEndpoint: 'http://portal.example/rest/' })
  expect(await failureOf(link.portal.call(ADD))).toMatchObject({ code: 'authLost' })
})

function tokenOf(installation: Installation) {
  const token = emulator.world.tokens.get(installation.accessToken)
  if (!token) throw new Error('the emulator knows the token')
  return token
}
