import { once } from 'node:events'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { afterEach, expect, it, vi } from 'vitest'
import { examples } from './conformance/read-examples.ts'
import { answerCommand } from './pages/frame/answer.ts'
import type { OpenRequest } from './pages/frame/opened-frame.ts'
import { openFrame } from './pages/frame/sessions.ts'
import { field, pairs, phpText } from './rest/php.ts'
import { testPortal } from './testing.ts'
import type { TestPortal } from './testing.ts'

const ownPage: OpenRequest = {
  surface: 'page',
  app: 'local.trail',
  userId: 1,
  lang: 'en',
  placement: 'DEFAULT',
  options: {},
}
const place = { host: 'portal.test', https: false }

let server: Server | undefined

afterEach(() => {
  server?.close()
  server = undefined
})

/** A handler that keeps what it is sent. */
async function handler(): Promise<{ address: string; received: URLSearchParams[] }> {
  const received: URLSearchParams[] = []
  server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    received.push(new URLSearchParams(body))
    response.end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('The handler has no port.')
  return { address: `http://127.0.0.1:${address.port}/events`, received }
}

function finishInstall({ emulator }: TestPortal): void {
  const opened = openFrame(emulator, ownPage, place)
  if ('refusal' in opened) throw new Error(opened.refusal)
  answerCommand(emulator, opened.session, 'setInstallFinish', {}, place)
}

async function sent({ emulator }: TestPortal) {
  await vi.waitUntil(() => emulator.events.every(({ status }) => status !== null), { timeout: 20_000 })
  return emulator.events
}

it('tells the handlers when the installation is finished, with tokens that work', async () => {
  const { address, received } = await handler()
  const portal = testPortal({ installed: false })
  await portal.as(1)('event.bind', { event: 'onAppInstall', handler: address })
  finishInstall(portal)
  expect(await sent(portal)).toMatchObject([{ event: 'ONAPPINSTALL', handler: address, status: 200 }])
  const app = portal.emulator.world.apps.get('local.trail')
  const { 'auth[access_token]': auth = '', ...fields } = Object.fromEntries(received[0] ?? [])
  expect(fields).toMatchObject({
    event: 'ONAPPINSTALL',
    'data[VERSION]': '1',
    'data[INSTALLED]': 'Y',
    'auth[domain]': 'portal.test',
    'auth[client_endpoint]': 'http://portal.test/rest/',
    'auth[server_endpoint]': 'http://portal.test/rest/',
    'auth[member_id]': app?.memberId,
    'auth[application_token]': app?.applicationToken,
    'auth[expires_in]': '3600',
  })
  expect(fields['auth[refresh_token]']).toMatch(/^[0-9a-f]{70}$/)
  expect((await portal.post('/rest/profile', { auth })).body['result']).toMatchObject({ ID: '1' })
})

/** Writes, changes and deletes a comment of deal 100; answers its id. */
async function commentOnDeal(portal: TestPortal, userId: number): Promise<number> {
  const call = portal.as(userId)
  const fields = { ENTITY_TYPE: 'deal', ENTITY_ID: 100, COMMENT: 'Text' }
  const id = Number((await call('crm.timeline.comment.add', { fields })).body['result'])
  await call('crm.timeline.comment.update', { id, fields: { COMMENT: 'New' } })
  await call('crm.timeline.comment.delete', { id })
  return id
}

it.each(['Add', 'Update', 'Delete'])(
  'sends the event of a comment as the docs print it: %s',
  async (what) => {
    const { address, received } = await handler()
    const portal = testPortal({ dialect: 'docs' })
    await portal.as(7)('event.bind', { event: `onCrmTimelineComment${what}`, handler: address })
    const id = await commentOnDeal(portal, 7)
    expect(await sent(portal)).toHaveLength(1)
    const [example] = examples('handler_request').filter((each) => each.id.endsWith(`Comment${what}`))
    const printed = example?.params['body']
    const fields = Object.fromEntries(received[0] ?? [])
    expect(fields).toMatchObject({
      event: phpText(field(printed, 'event')).toUpperCase(),
      'data[ID]': String(id),
    })
    const missing = pairs(field(printed, 'auth')).filter(([name]) => !(`auth[${name}]` in fields))
    expect(missing).toEqual([])
  },
)

it('sends the event of a comment as builds do, with tokens of its author', async () => {
  const { address, received } = await handler()
  const portal = testPortal()
  await portal.as(1)('event.bind', { event: 'onCrmTimelineCommentAdd', handler: address })
  const id = await commentOnDeal(portal, 7)
  await sent(portal)
  const { 'auth[access_token]': auth = '', ...fields } = Object.fromEntries(received[0] ?? [])
  expect(fields).toMatchObject({ event: 'ONCRMTIMELINECOMMENTADD', 'data[FIELDS][ID]': String(id) })
  expect((await portal.post('/rest/profile', { auth })).body['result']).toMatchObject({ ID: '7' })
})

it('sends events for a comment that is split: added and changed, under its new id', async () => {
  const portal = testPortal()
  const call = portal.as(7)
  const onDeal = { ENTITY_TYPE: 'deal', ENTITY_ID: 100 }
  const { body } = await call('crm.timeline.comment.add', { fields: { ...onDeal, COMMENT: 'Text' } })
  const id = Number(body['result'])
  const toCompany = { OWNER_ID: id, ENTITY_TYPE: 'company', ENTITY_ID: 10 }
  await call('crm.timeline.bindings.bind', { fields: toCompany })
  const { address, received } = await handler()
  for (const what of ['Add', 'Update', 'Delete']) {
    await call('event.bind', { event: `onCrmTimelineComment${what}`, handler: address })
  }
  await call('crm.timeline.comment.update', { id, fields: { COMMENT: 'New' } })
  await call('crm.timeline.comment.delete', { id, ownerTypeId: 4, ownerId: 10 })
  await sent(portal)
  // Three requests under way at once arrive in any order.
  const events = received.map((form) => `${form.get('event')} ${form.get('data[FIELDS][ID]')}`)
  expect(events.toSorted()).toEqual([
    `ONCRMTIMELINECOMMENTADD ${id + 1}`,
    `ONCRMTIMELINECOMMENTDELETE ${id}`,
    `ONCRMTIMELINECOMMENTUPDATE ${id + 1}`,
  ])
})

it.each(['cloud', 'docs'] as const)(
  'sends the event of a lead that crm.item.add makes: %s',
  async (dialect) => {
    const { address, received } = await handler()
    const portal = testPortal({ dialect })
    await portal.as(1)('event.bind', { event: 'onCrmLeadAdd', handler: address })
    await portal.webhook('crm.item.add', { entityTypeId: 2, fields: { title: 'A deal' } })
    const cmd = { lead: 'crm.item.add?entityTypeId=1&fields[title]=A+lead' }
    await portal.webhook('batch', { cmd })
    expect(await sent(portal)).toMatchObject([{ event: 'ONCRMLEADADD', handler: address, status: 200 }])
    expect(Object.fromEntries(received[0] ?? [])).toMatchObject({
      event: 'ONCRMLEADADD',
      'data[FIELDS][ID]': '22',
      'auth[member_id]': portal.emulator.world.apps.get('local.trail')?.memberId,
    })
  },
)

it('sends the event of an item of a smart process with its type, to handlers of that type alone too', async () => {
  const { address, received } = await handler()
  const portal = testPortal()
  for (const event of [
    'onCrmDynamicItemUpdate',
    'onCrmDynamicItemUpdate_174',
    'onCrmDynamicItemUpdate_1042',
  ]) {
    await portal.as(1)('event.bind', { event, handler: address })
  }
  await portal.as(7)('crm.item.update', { entityTypeId: 174, id: 5, fields: { title: 'New' } })
  await sent(portal)
  expect(received.map((form) => form.get('event')).toSorted()).toEqual([
    'ONCRMDYNAMICITEMUPDATE',
    'ONCRMDYNAMICITEMUPDATE_174',
  ])
  expect(received[0]?.get('data[FIELDS][ENTITY_TYPE_ID]')).toBe('174')
})

it('sends nothing to an app that waits for its installation', async () => {
  const portal = testPortal({ installed: false })
  await portal.as(1)('event.bind', { event: 'onCrmTimelineCommentAdd', handler: 'http://127.0.0.1:1/' })
  await commentOnDeal(portal, 7)
  expect(portal.emulator.events).toEqual([])
})

it('tells of an installation once', async () => {
  const { address } = await handler()
  const portal = testPortal({ installed: false })
  await portal.as(1)('event.bind', { event: 'ONAPPINSTALL', handler: address })
  finishInstall(portal)
  finishInstall(portal)
  expect(await sent(portal)).toHaveLength(1)
})

it('takes the app away and says so with the application token alone', async () => {
  const { address, received } = await handler()
  const portal = testPortal()
  const call = portal.as(1)
  await call('event.bind', { event: 'ONAPPUNINSTALL', handler: address })
  await portal.post('/__emulator/uninstall')
  expect(await sent(portal)).toMatchObject([{ event: 'ONAPPUNINSTALL', handler: address, status: 200 }])
  const fields = Object.fromEntries(received[0] ?? [])
  const app = portal.emulator.world.apps.get('local.trail')
  expect(fields).toMatchObject({
    'data[CLEAN]': '1',
    'auth[member_id]': app?.memberId,
    'auth[application_token]': app?.applicationToken,
  })
  expect(Object.keys(fields).filter((name) => /access_token|refresh_token/.test(name))).toEqual([])
  expect((await call('profile')).status).toBe(401)
  expect((await portal.get('/__emulator/state')).body).toMatchObject({
    installed: false,
    placements: [],
    ledger: [],
  })
})

it('renews no pair of an app that was taken away, and leaves other apps alone', async () => {
  const portal = testPortal()
  const { refreshToken } = portal.emulator.issueToken(1)
  const other = portal.as(1, 'local.quotebot')
  await portal.post('/__emulator/uninstall')
  expect(portal.emulator.refreshToken(refreshToken)).toBeUndefined()
  expect((await other('profile')).status).toBe(200)
})

it('takes away the app that is named, and refuses one that is not there', async () => {
  const portal = testPortal()
  await portal.post('/__emulator/uninstall', { clientId: 'local.quotebot' })
  expect((await portal.get('/__emulator/state')).body).toMatchObject({ installed: true })
  expect((await portal.post('/__emulator/uninstall', { clientId: 'nobody' })).status).toBe(400)
})

it('writes down a handler that does not answer, and forgets it at a reset', async () => {
  const portal = testPortal()
  await portal.as(1)('event.bind', { event: 'ONAPPUNINSTALL', handler: 'http://127.0.0.1:1/' })
  await portal.post('/__emulator/uninstall')
  await sent(portal)
  const { body } = await portal.get('/__emulator/events')
  expect(body).toMatchObject({ 0: { event: 'ONAPPUNINSTALL', handler: 'http://127.0.0.1:1/', status: 0 } })
  await portal.post('/__emulator/reset')
  expect((await portal.get('/__emulator/events')).body).toEqual({})
})
