import { afterEach, expect, it, vi } from 'vitest'
import { answerCommand } from '#emulator/pages/frame/answer.ts'
import { openFrame } from '#emulator/pages/frame/sessions.ts'
import { testClock } from '../testing/test-clock.ts'
import { testHost } from '../testing/test-host.ts'
import type { TestHost } from '../testing/test-host.ts'

const admin = 1

let host: TestHost | undefined

afterEach(async () => {
  await host?.close()
  host = undefined
})

async function start(options: Parameters<typeof testHost>[0] = {}): Promise<TestHost> {
  host = await testHost(options)
  return host
}

function uninstallEvent({ emulator, portal }: TestHost): Record<string, string> {
  const app = emulator.world.apps.get('local.trail')
  return {
    event: 'ONAPPUNINSTALL',
    'data[CLEAN]': '1',
    'auth[domain]': portal,
    'auth[member_id]': app?.memberId ?? '',
    'auth[application_token]': app?.applicationToken ?? '',
  }
}

function installEvent(started: TestHost, userId = admin): Record<string, string> {
  const { accessToken, refreshToken } = started.emulator.issueToken(userId)
  return {
    ...uninstallEvent(started),
    event: 'ONAPPINSTALL',
    'auth[access_token]': accessToken,
    'auth[refresh_token]': refreshToken,
    'auth[expires_in]': '3600',
    'auth[scope]': 'crm',
    'auth[client_endpoint]': `${started.portalUrl}/rest/`,
    'auth[server_endpoint]': `${started.portalUrl}/rest/`,
  }
}

async function sent({ emulator }: TestHost): Promise<unknown[]> {
  const isOver = () => emulator.events.every(({ status }) => status !== null)
  await vi.waitUntil(isOver, { timeout: 20_000 })
  return emulator.events
}

it('lets the tokens go when the portal takes the app out', async () => {
  const started = await start()
  await started.open(admin)
  await fetch(`${started.portalUrl}/__emulator/uninstall`, { method: 'POST' })
  expect(await sent(started)).toMatchObject([{ event: 'ONAPPUNINSTALL', status: 200 }])
  expect(await started.installations.list()).toEqual([])
})

it('is told by the portal when the installation is finished', async () => {
  const started = await start({ emulator: { installed: false } })
  await started.open(admin, { path: '/install' })
  const { accessToken } = await started.installed()
  const { emulator } = started
  const place = { host: started.portal, https: false }
  const page = {
    surface: 'page',
    app: 'local.trail',
    userId: admin,
    lang: 'en',
    placement: 'DEFAULT',
  } as const
  const opened = openFrame(emulator, { ...page, options: {} }, place)
  if ('refusal' in opened) throw new Error(opened.refusal)
  answerCommand(emulator, opened.session, 'setInstallFinish', {}, place)
  expect(await sent(started)).toMatchObject([{ event: 'ONAPPINSTALL', status: 200 }])
  expect((await started.installed()).accessToken).not.toBe(accessToken)
})

it('keeps the tokens of an event that the portal vouches for, where none are known', async () => {
  const started = await start()
  const answer = await started.event('install', installEvent(started))
  expect([answer.status, await answer.json()]).toEqual([200, { success: true, data: true }])
  expect(await started.installed()).toMatchObject({ userId: admin, domain: started.portal, scope: 'crm' })
})

it.each(['/install', '/'])(
  'installs an app without a user interface, whose event comes to %s',
  async (path) => {
    const started = await start({ emulator: { installed: false } })
    const fields: Record<string, string> = {
      ...installEvent(started),
      event_handler_id: '1',
      'data[VERSION]': '1',
      'data[ACTIVE]': 'Y',
      'data[INSTALLED]': 'Y',
      'data[LANGUAGE_ID]': 'en',
      ts: '1800000000',
      'auth[expires]': '1800003600',
      'auth[status]': 'L',
      'auth[user_id]': '1',
    }
    const body = new URLSearchParams(fields)
    const answer = await fetch(started.url + path, { method: 'POST', body })
    expect([answer.status, await answer.json()]).toEqual([200, { success: true, data: true }])
    expect(await started.installed()).toMatchObject({
      userId: admin,
      domain: started.portal,
      accessToken: fields['auth[access_token]'],
      refreshToken: fields['auth[refresh_token]'],
    })
    const app = started.emulator.world.apps.get('local.trail')
    expect(app?.events.map(({ event }) => event)).toEqual(['ONAPPINSTALL', 'ONAPPUNINSTALL'])
  },
)

it('takes a new installation without a user interface, where no event came about the end of the old one', async () => {
  const started = await start()
  await started.open(admin)
  started.emulator.world.tokens.clear()
  const fields = { ...installEvent(started), 'auth[application_token]': 'of the new installation' }
  const body = new URLSearchParams(fields)
  expect((await fetch(`${started.url}/install`, { method: 'POST', body })).status).toBe(200)
  expect(await started.installed()).toMatchObject({ applicationToken: 'of the new installation' })
})

it('judges an event at the page as it does at its own address', async () => {
  const started = await start()
  const post = async (fields: Record<string, string>) => {
    const body = new URLSearchParams(fields)
    const answer = await fetch(`${started.url}/install`, { method: 'POST', body })
    const { error } = (await answer.json()) as { error?: { code: string } }
    return [answer.status, error?.code]
  }
  expect(await post(installEvent(started, 7))).toEqual([403, 'INSTALLATION_NOT_PROVEN'])
  expect(await post({ event: 'ONCRMDEALADD' })).toEqual([400, 'INVALID_REQUEST'])
  expect(await started.installations.list()).toEqual([])
  await started.open(admin)
  expect(await post({ ...uninstallEvent(started), 'auth[application_token]': 'wrong' })).toEqual([
    403,
    'INVALID_APPLICATION_TOKEN',
  ])
  expect(await post(uninstallEvent(started))).toEqual([200, undefined])
  expect(await started.installations.list()).toEqual([])
})

it.each([
  ['of who is no administrator', { user: 7 }],
  ['that the portal does not know', { fields: { 'auth[access_token]': 'made-up' } }],
])('refuses the tokens of an event %s', async (_, { user, fields }: { user?: number; fields?: object }) => {
  const started = await start()
  const answer = await started.event('install', { ...installEvent(started, user), ...fields })
  expect([answer.status, await answer.json()]).toMatchObject([
    403,
    { error: { code: 'INSTALLATION_NOT_PROVEN' } },
  ])
  expect(await started.installations.list()).toEqual([])
})

it.each(['install', 'uninstall'] as const)(
  'refuses the event %s with a wrong application token',
  async (name) => {
    const started = await start()
    await started.open(admin)
    const kept = await started.installed()
    const fields = name === 'install' ? installEvent(started) : uninstallEvent(started)
    const answer = await started.event(name, { ...fields, 'auth[application_token]': 'wrong-secret' })
    expect([answer.status, await answer.json()]).toMatchObject([
      403,
      { success: false, error: { code: 'INVALID_APPLICATION_TOKEN' } },
    ])
    expect(await started.installed()).toEqual(kept)
    expect(started.lines.join()).not.toContain('wrong-secret')
  },
)

it('takes no empty application token for the one of a portal that gave none', async () => {
  const started = await start()
  await started.open(admin, { fields: { APPLICATION_TOKEN: '' } })
  for (const token of ['', 'guessed']) {
    const answer = await started.event('uninstall', {
      ...uninstallEvent(started),
      'auth[application_token]': token,
    })
    expect(answer.status).toBe(token === '' ? 400 : 403)
  }
  expect(await started.installed()).toMatchObject({ applicationToken: '' })
})

it('answers an uninstallation of what is not installed as one with a wrong token', async () => {
  const started = await start()
  const answer = await started.event('uninstall', uninstallEvent(started))
  expect([answer.status, await answer.json()]).toMatchObject([
    403,
    { error: { code: 'INVALID_APPLICATION_TOKEN' } },
  ])
})

it.each(['install', 'uninstall'] as const)(
  'refuses the event %s of a portal that is not served',
  async (name) => {
    const started = await start()
    await started.open(admin)
    const fields = name === 'install' ? installEvent(started) : uninstallEvent(started)
    const answer = await started.event(name, { ...fields, 'auth[domain]': 'evil.example.com' })
    expect([answer.status, await answer.json()]).toMatchObject([403, { error: { code: 'UNKNOWN_PORTAL' } }])
    expect(await started.installations.list()).toHaveLength(1)
  },
)

it.each<[name: 'install' | 'uninstall', fields: Record<string, string>]>([
  ['install', { 'auth[access_token]': '' }],
  ['install', { 'auth[server_endpoint]': 'https://evil.example.com/' }],
  ['uninstall', { event: 'ONAPPINSTALL' }],
  ['uninstall', { event: '' }],
  ['uninstall', { 'auth[member_id]': '../..' }],
])('does not understand the event %s with %j', async (name, fields) => {
  const started = await start()
  const whole = name === 'install' ? installEvent(started) : uninstallEvent(started)
  const answer = await started.event(name, { ...whole, ...fields })
  expect([answer.status, await answer.json()]).toMatchObject([400, { error: { code: 'INVALID_REQUEST' } }])
})

it.each(['install', 'uninstall'] as const)(
  'does not understand the event %s without a form',
  async (name) => {
    const { event } = await start()
    expect((await event(name, {})).status).toBe(400)
  },
)

it('takes an event that has to wait for its turn, and keeps its tokens then', async () => {
  const time = testClock()
  const started = await start({ now: time.now, pause: time.pause })
  const forged = { ...installEvent(started), 'auth[member_id]': 'forged' }
  const statuses: number[] = []
  for (let count = 0; count < 10; count += 1) {
    const fields = { ...forged, 'auth[access_token]': `forged-${count}` }
    statuses.push((await started.event('install', fields)).status)
  }
  expect(statuses).toEqual(Array(10).fill(403))
  expect((await started.event('install', installEvent(started))).status).toBe(202)
  expect(await started.installations.list()).toEqual([])
  await time.advance(2_000)
  await vi.waitUntil(async () => (await started.installations.list()).length > 0, { timeout: 20_000 })
  expect(await started.installed()).toMatchObject({ userId: admin })
})

it('refuses an event that is longer than any is', async () => {
  const { event } = await start()
  const answer = await event('uninstall', { event: 'a'.repeat(70_000) })
  expect([answer.status, await answer.json()]).toMatchObject([413, { error: { code: 'PAYLOAD_TOO_LARGE' } }])
})

it('logs no token of an event', async () => {
  const started = await start()
  const fields = installEvent(started)
  await started.event('install', fields)
  await started.event('install', { ...fields, 'auth[access_token]': 'made-up-secret' })
  await started.event('uninstall', uninstallEvent(started))
  const said = started.lines.join('\n')
  expect(said).toContain('tokens are gone')
  for (const name of ['access_token', 'refresh_token', 'application_token']) {
    expect(said).not.toContain(fields[`auth[${name}]`])
  }
  expect(said).not.toContain('made-up-secret')
})
