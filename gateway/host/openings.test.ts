import { afterEach, expect, it } from 'vitest'
import { postForm } from '../portal/post-form.ts'
import { testHost } from '../testing/test-host.ts'
import type { TestHost } from '../testing/test-host.ts'

const admin = 1
const manager = 7

let host: TestHost | undefined

afterEach(async () => {
  await host?.close()
  host = undefined
})

async function start(options: Parameters<typeof testHost>[0] = {}): Promise<TestHost> {
  host = await testHost(options)
  return host
}

/** Makes another person an administrator too. */
function promote({ emulator }: TestHost, userId: number): void {
  const user = emulator.world.users.get(userId)
  if (user) user.role = 'admin'
}

it('keeps the tokens of an administrator who opens the page', async () => {
  const { open, installed, portal, portalUrl, emulator } = await start()
  expect((await open(admin)).status).toBe(200)
  const kept = await installed()
  const app = emulator.world.apps.get('local.trail')
  expect(kept).toMatchObject({
    memberId: app?.memberId,
    domain: portal,
    clientEndpoint: `${portalUrl}/rest/`,
    serverEndpoint: `${portalUrl}/rest/`,
    applicationToken: app?.applicationToken,
    userId: admin,
    scope: 'crm,placement,entity,user_brief',
  })
  expect(emulator.world.tokens.get(kept.accessToken)).toMatchObject({ refreshToken: kept.refreshToken })
  expect(kept.expiresAt - kept.updatedAt).toBeGreaterThan(3_500_000)
})

it('keeps them from the path of an installation that is not finished, too', async () => {
  const { open, installed } = await start({ emulator: { installed: false } })
  await open(admin, { path: '/install' })
  expect(await installed()).toMatchObject({ userId: admin })
})

it('shows the page to everybody, and keeps no tokens of who is no administrator', async () => {
  const { open, installations } = await start()
  const answer = await open(manager)
  expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('<title>Trail</title>')])
  expect(await installations.list()).toEqual([])
})

it('does not let who is no administrator take the place of the one who is', async () => {
  const { open, installed } = await start()
  await open(admin)
  const kept = await installed()
  await open(manager)
  expect(await installed()).toEqual(kept)
})

it('does not let another administrator take the place of one whose tokens live', async () => {
  const started = await start()
  await started.open(admin)
  const kept = await started.installed()
  promote(started, manager)
  await started.open(manager)
  expect(await started.installed()).toEqual(kept)
})

it('takes the fresh pair of the same administrator', async () => {
  const { open, installed } = await start()
  await open(admin)
  const { accessToken } = await installed()
  await open(admin)
  expect(await installed()).toMatchObject({ userId: admin })
  expect((await installed()).accessToken).not.toBe(accessToken)
})

it('takes the pair of another administrator once the stored one is dead', async () => {
  const started = await start()
  await started.open(admin)
  started.emulator.world.tokens.delete((await started.installed()).accessToken)
  promote(started, manager)
  await started.open(manager)
  expect(await started.installed()).toMatchObject({ userId: manager })
})

it('counts an expired pair as alive, and believes who knows better', async () => {
  const started = await start()
  await started.open(admin)
  started.emulator.expireTokens()
  promote(started, manager)
  await started.open(manager)
  expect(await started.installed()).toMatchObject({ userId: admin })
  await started.close()
  const other = await start({ isAlive: () => Promise.resolve(false) })
  await other.open(admin)
  promote(other, manager)
  await other.open(manager)
  expect(await other.installed()).toMatchObject({ userId: manager })
})

it('asks the portal nothing at the opening of a tab while the stored pair is good', async () => {
  const { open, emulator, clock } = await start()
  await open(admin)
  const asked = emulator.log.length
  await open(manager, { fields: { PLACEMENT: 'CRM_DEAL_DETAIL_TAB' } })
  expect(emulator.log.length).toBe(asked)
  clock.ahead = 3_700_000
  await open(manager, { fields: { PLACEMENT: 'CRM_DEAL_DETAIL_TAB' } })
  expect(emulator.log.length).toBeGreaterThan(asked)
})

it.each([
  ['a portal that is not served', { query: { DOMAIN: 'evil.example.com' } }],
  [
    'a server of tokens that belongs to somebody else',
    { fields: { SERVER_ENDPOINT: 'https://evil.example.com/rest/' } },
  ],
  [
    'a server of tokens without encryption',
    { fields: { SERVER_ENDPOINT: 'http://oauth.bitrix.info/rest/' } },
  ],
  ['no member id', { fields: { member_id: '' } }],
  ['no refresh token', { fields: { REFRESH_ID: '' } }],
  ['a token that the portal does not know', { fields: { AUTH_ID: 'made-up' } }],
])('shows the page to an opening with %s, and keeps nothing', async (_, changes) => {
  const { open, installations } = await start()
  expect((await open(admin, changes)).status).toBe(200)
  expect(await installations.list()).toEqual([])
})

it('keeps no tokens of another app', async () => {
  const { open, installations, emulator, lines } = await start()
  await open(admin, { fields: { AUTH_ID: emulator.issueToken(admin, 'local.quotebot').accessToken } })
  expect(await installations.list()).toEqual([])
  expect(lines.join()).toContain('the token is of another app')
})

it('ignores an opening with another application token', async () => {
  const { open, installed, lines } = await start()
  await open(admin)
  const kept = await installed()
  for (const APPLICATION_TOKEN of ['wrong', '']) {
    expect((await open(admin, { fields: { APPLICATION_TOKEN } })).status).toBe(200)
  }
  expect(await installed()).toEqual(kept)
  expect(lines.join()).toContain('the application token is another')
})

it('takes a new application token with the proof of an administrator, when the stored pair is dead', async () => {
  const { open, installed, emulator } = await start()
  await open(admin)
  emulator.world.tokens.clear()
  await open(admin, { fields: { APPLICATION_TOKEN: 'of the new installation' } })
  expect(await installed()).toMatchObject({ applicationToken: 'of the new installation' })
})

it('does not let one portal take the row of another, dead or alive', async () => {
  const { open, installed, installations } = await start({
    others: ['b24.example.com'],
    isAlive: () => Promise.resolve(false),
  })
  await open(admin)
  const other = { ...(await installed()), domain: 'b24.example.com', applicationToken: 'of the other' }
  await installations.save(other)
  await open(admin)
  expect(await installed()).toEqual(other)
})

it('follows a portal to its new address', async () => {
  const { open, installed, installations, portal } = await start({ others: ['old.example.com'] })
  await open(admin)
  await installations.save({ ...(await installed()), domain: 'old.example.com' })
  await open(admin)
  expect(await installed()).toMatchObject({ domain: portal })
})

it('has the portal send the events of the app, and says so once', async () => {
  const { open, url, emulator } = await start()
  await open(admin)
  await open(admin)
  const bound = emulator.world.apps.get('local.trail')?.events.map(({ event, handler }) => [event, handler])
  expect(bound).toEqual([
    ['ONAPPINSTALL', `${url}/events/install`],
    ['ONAPPUNINSTALL', `${url}/events/uninstall`],
  ])
})

it('binds no events without an address of its own, and keeps the tokens where the portal refuses to', async () => {
  const { open, emulator, installed, close } = await start({ publicUrl: null })
  await open(admin)
  expect(emulator.world.apps.get('local.trail')?.events).toEqual([])
  expect(await installed()).toMatchObject({ userId: admin })
  await close()
  const other = await start()
  other.emulator.faults.add([{ method: 'event.bind', error: 'ACCESS_DENIED' }])
  await other.open(admin)
  expect(await other.installed()).toMatchObject({ userId: admin })
  expect(other.lines.join()).toContain('does not send the app’s events here')
})

it('sends tokens in bodies only, and logs none', async () => {
  const addresses: string[] = []
  const { open, emulator, lines, installed } = await start({
    post: (address, ...rest) => {
      addresses.push(address.href)
      return postForm(address, ...rest)
    },
  })
  await open(admin)
  await open(manager)
  await open(admin, { fields: { APPLICATION_TOKEN: 'wrong-secret' } })
  await open(admin, { fields: { AUTH_ID: 'made-up-secret' } })
  await open(admin, { query: { DOMAIN: 'evil.example.com' } })
  const { applicationToken } = await installed()
  const secrets = [...emulator.world.tokens.values()].flatMap((each) => [each.accessToken, each.refreshToken])
  const said = [...lines, ...addresses, ...emulator.log.map(({ path }) => path)].join('\n')
  expect(lines.length).toBeGreaterThan(3)
  for (const secret of [...secrets, applicationToken, 'wrong-secret', 'made-up-secret']) {
    expect(said).not.toContain(secret)
  }
})

it.each(['html', 'broken-json'] as const)('keeps nothing where the portal answers %s', async (body) => {
  const { open, emulator, installations, lines } = await start()
  emulator.faults.add([{ method: 'profile', body }])
  await open(admin)
  expect(await installations.list()).toEqual([])
  expect(lines.join()).toContain('no answer')
})

it('shows the page even where the store fails, and does not log what the store says', async () => {
  const broken = () => Promise.reject(new Error('row with a secret'))
  const installations = { find: broken, list: broken, save: broken, remove: broken }
  const { open, lines } = await start({ installations })
  expect((await open(admin)).status).toBe(200)
  expect(lines.join()).toContain('could not be looked at')
  expect(lines.join()).not.toContain('row with a secret')
})
