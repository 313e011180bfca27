import { randomUUID } from 'node:crypto'
import { afterEach, expect, it, vi } from 'vitest'
import { testClock } from '../testing/test-clock.ts'
import type { TestClock } from '../testing/test-clock.ts'
import { testHost } from '../testing/test-host.ts'
import type { TestHost } from '../testing/test-host.ts'

const admin = 1
const manager = 7

let host: TestHost | undefined

afterEach(async () => {
  await host?.close()
  host = undefined
})

/** A host on a clock that is set by hand. */
async function start(): Promise<TestHost & { time: TestClock }> {
  const time = testClock()
  host = await testHost({ now: time.now, pause: time.pause })
  return { ...host, time }
}

/** Posts forged forms, which take no more than the names of portal and gateway, each with tokens of its own. */
async function flood({ url, portal, portalUrl }: TestHost, count: number, more: object = {}): Promise<void> {
  const forge = () => {
    const forged = `forged-${randomUUID()}`
    return {
      AUTH_ID: forged,
      REFRESH_ID: forged,
      AUTH_EXPIRES: '3600',
      SERVER_ENDPOINT: `${portalUrl}/rest/`,
      APPLICATION_TOKEN: forged,
      member_id: forged,
      PLACEMENT: 'DEFAULT',
      ...more,
    }
  }
  for (let from = 0; from < count; from += 50) {
    const forms = Array.from({ length: Math.min(50, count - from) }, forge)
    await Promise.all(
      forms.map(async (form) => {
        const address = `${url}/?DOMAIN=${portal}&PROTOCOL=0&LANG=en&APP_SID=sid`
        const answer = await fetch(address, { method: 'POST', body: new URLSearchParams(form) })
        await answer.arrayBuffer()
      }),
    )
  }
}

/** How often the portal was asked about tokens. */
function asked({ emulator }: TestHost): number {
  return emulator.log.filter(({ method }) => method === 'profile').length
}

async function untilAsked(started: TestHost, count: number): Promise<void> {
  await vi.waitUntil(() => asked(started) >= count, { timeout: 20_000 })
}

/** The log lines about launches that were not verified. */
function dropped({ lines }: TestHost): { level: number; portal: string; count: number }[] {
  return lines
    .filter((line) => line.includes('were not verified'))
    .map((line): { level: number; portal: string; count: number } => JSON.parse(line))
}

it('installs the administrator who comes after a thousand forged forms, and asks the portal a few times', async () => {
  const started = await start()
  const { installations, time } = started
  await flood(started, 20)
  await untilAsked(started, 10)
  await flood(started, 1_080)
  await started.launch(admin)
  expect([asked(started), await installations.list()]).toEqual([10, []])

  await time.advance(2_000)
  await vi.waitUntil(async () => (await installations.list()).length > 0, { timeout: 20_000 })
  expect(await started.installed()).toMatchObject({ userId: admin })
  expect(asked(started)).toBe(11)

  // 1,101 forms: 10 at once, 1,000 that may wait.
  await time.advance(10_000)
  expect(dropped(started)).toMatchObject([{ level: 40, portal: started.portal, count: 91 }])
}, 60_000)

it('verifies at once an administrator whose app is known, however many forged forms wait', async () => {
  const started = await start()
  await started.open(admin)
  const before = await started.installed()
  started.emulator.world.tokens.delete(before.accessToken)
  await flood(started, 30)
  // The administrator was unknown too at first, and took one of ten turns.
  await untilAsked(started, 10)
  await started.launch(admin)
  await vi.waitUntil(async () => (await started.installed()).accessToken !== before.accessToken, {
    timeout: 20_000,
  })
  expect(await started.installed()).toMatchObject({ userId: admin })
})

it('asks the portal once in ten seconds about forged forms while the app it knows is there', async () => {
  const started = await start()
  await started.open(admin)
  const requests = started.emulator.log.length
  const refused = () => started.lines.filter((line) => line.includes('token is another')).length
  await flood(started, 30)
  await vi.waitUntil(() => refused() === 9, { timeout: 20_000 })
  expect(started.emulator.log.length).toBe(requests + 1)
  await started.time.advance(10_000)
  await vi.waitUntil(() => refused() === 14, { timeout: 20_000 })
  expect(started.emulator.log.length).toBe(requests + 2)
})

it('lets an administrator in though many cards were opened while the tokens were expired', async () => {
  const started = await start()
  const { time } = started
  await started.open(admin)
  await time.advance(3_700_000)
  const { accessToken } = await started.installed()
  const asks = asked(started)
  const app = started.emulator.world.apps.get('local.trail')
  const known = { APPLICATION_TOKEN: app?.applicationToken, member_id: app?.memberId }
  await flood(started, 30, { ...known, PLACEMENT: 'CRM_DEAL_DETAIL_TAB' })
  await untilAsked(started, asks + 10)
  await started.launch(admin)
  await vi.waitUntil(async () => (await started.installed()).accessToken !== accessToken, { timeout: 20_000 })

  // The tokens are good again: the tabs that wait have nothing to bring.
  const answered = asked(started)
  await time.advance(60_000)
  await started.settled()
  expect(asked(started)).toBe(answered)
})

it('writes no warning about people who are no administrators', async () => {
  const started = await start()
  await started.open(admin)
  const lines = started.lines.length
  await started.open(manager)
  const said = started.lines.slice(lines).map((line): { level: number; reason: string } => JSON.parse(line))
  expect(said).toMatchObject([{ level: 30, reason: 'the person is no administrator' }])
})

it('verifies every opening of ordinary people in the end', async () => {
  const started = await start()
  await started.open(admin)
  for (let count = 0; count < 14; count += 1) await started.launch(manager)
  await untilAsked(started, 10)
  await started.time.advance(60_000)
  await started.settled()
  expect(asked(started)).toBe(15)
  expect(dropped(started)).toEqual([])
})

it('logs when it stops how many it did not verify', async () => {
  const started = await start()
  await flood(started, 15)
  await untilAsked(started, 10)
  await started.stop()
  expect(dropped(started)).toMatchObject([{ portal: started.portal, count: 5 }])
})
