import { expect, test } from './fixtures.ts'
import { type Served, serveGateway } from './gateway-process.ts'
import { ADMIN, DEAL, MANAGER } from './places.ts'

const ENTRY = { ...DEAL.card, title: 'Written through the gateway', text: '[b]Limit[/b] raised.' }

test.describe('with a webhook', () => {
  let served: Served

  test.beforeAll(async ({}, { workerIndex }) => {
    served = await serveGateway(workerIndex * 2, { B24_WEBHOOK_URL: 'PORTAL/rest/1/emulator/' })
  })
  test.afterAll(() => served.stop())

  test('the tab comes from the gateway, and what an agent writes by it appears in the tab', async ({
    page,
    tab,
  }) => {
    const opened = page.waitForResponse(
      (answer) => answer.url().startsWith(served.url) && answer.request().method() === 'POST',
    )
    await page.goto(`${served.control.origin}${DEAL.path}?user=${MANAGER}`)
    expect((await opened).status()).toBe(200)
    const feed = tab.getByRole('feed', { name: 'Entries of the trail' })
    await expect(feed.getByRole('article')).toHaveCount(10)

    const agent = await served.makeKey()
    const { status, data } = await served.ask(agent, 'POST', '/v1/timeline-logs', ENTRY)
    expect(status).toBe(201)
    await served.ask(agent, 'POST', `/v1/timeline-logs/${data.id}/note`, { ...DEAL.card, text: 'Ask Anna.' })
    await page.reload()
    const entry = feed.locator(`[data-entry="${data.id}"]`)
    await expect(entry.getByRole('heading', { name: ENTRY.title })).toBeVisible()
    await expect(entry.locator('strong, b')).toHaveText('Limit')
    await expect(entry.getByText('Ask Anna.')).toBeVisible()

    expect((await served.ask(agent, 'DELETE', `/v1/timeline-logs/${data.id}`)).status).toBe(403)
  })
})

test.describe('as the installed app, under a path', () => {
  let served: Served

  test.beforeAll(async ({}, { workerIndex }) => {
    const app = { B24_CLIENT_ID: 'local.trail', B24_CLIENT_SECRET: 'trail-secret' }
    served = await serveGateway(workerIndex * 2 + 1, app, '/agents/trail')
  })
  test.afterAll(() => served.stop())

  test('an administrator who opens the app brings its tokens, and its key deletes what it wrote', async ({
    page,
    tab,
  }) => {
    const agent = await served.makeKey('--app')
    const early = await served.ask(agent, 'POST', '/v1/timeline-logs', ENTRY)
    expect(early.status).toBe(401)

    const launched = page.waitForRequest(
      (request) => request.url().startsWith(served.url) && request.method() === 'POST',
    )
    await page.goto(`${served.control.origin}/marketplace/app/trail/?user=${ADMIN}`)
    expect(new URL((await launched).url()).pathname).toBe('/agents/trail/')
    await expect(tab.getByRole('heading').first()).toBeVisible()
    await expect
      .poll(async () => (await served.ask(agent, 'POST', '/v1/timeline-logs', ENTRY)).status, {
        timeout: 15_000,
      })
      .toBe(201)
    const truth = await served.control.state(2, 100)
    const mine = truth.entries.filter(({ title }) => title === ENTRY.title)
    expect(mine).toHaveLength(1)
    const id = mine[0]?.id ?? 0

    await served.control.fault({ expireTokens: true })
    expect((await served.ask(agent, 'DELETE', `/v1/timeline-logs/${id}`)).status).toBe(200)
    expect((await served.control.state(2, 100)).entries.some((each) => each.id === id)).toBe(false)
  })
})
