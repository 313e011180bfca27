import { Hono } from 'hono'
import { expect, it } from 'vitest'

import { createEmulator } from '../create-emulator.ts'
import type { EmulatorOptions } from '../emulator.ts'
import { bindEntry, pinEntry, unbindEntry } from '../world/bindings.ts'
import { dialectNames, switchesOf } from '../world/dialects.ts'
import { addEntry, deleteEntry } from '../world/entries.ts'
import { pages } from './pages.ts'

function portal(options: EmulatorOptions = {}) {
  const emulator = createEmulator({ seed: 'empty', ...options })
  const app = new Hono().route('/', pages(emulator))
  const read = async (path: string, cookie = '') => {
    const response = await app.request(`http://localhost:8024${path}`, { headers: { cookie } })
    return { status: response.status, headers: response.headers, text: await response.text() }
  }
  return { emulator, read }
}

const deal = { entityTypeId: 2, entityId: 100 }

function entryOn(emulator: ReturnType<typeof portal>['emulator'], title: string, text: string) {
  const created = emulator.now()
  return addEntry(emulator.world, {
    owner: deal,
    created,
    authorId: 21,
    title,
    text,
    iconCode: 'info',
    clientId: null,
  })
}

it.each([
  '/crm/lead/details/20/',
  '/crm/deal/details/100/',
  '/crm/contact/details/50/',
  '/crm/company/details/10/',
  '/crm/type/7/details/30/',
  '/crm/type/31/details/5/',
  '/crm/type/174/details/5/',
  '/crm/type/1042/details/2/',
  '/shop/orders/details/8/',
  '/crm/type/0/details/0/../../../../../crm/deal/details/100/',
])('shows the card at %s with the tab of the app', async (path) => {
  const { status, text } = await portal().read(path)
  expect(status).toBe(200)
  expect(text).toContain('role="tab"')
})

it('offers every dialect and every switch in the drawer, as they are set', async () => {
  const { read } = portal({ dialect: 'fixed', switches: { scrollAndReload: 'ownPage' } })
  const { text } = await read('/crm/deal/details/100/')
  for (const name of dialectNames) expect(text).toContain(`<option value="${name}"`)
  expect(text).toMatch(/<option value="fixed"[^>]*selected/)
  for (const name of Object.keys(switchesOf('cloud'))) expect(text).toContain(`name="${name}"`)
  expect(text).toMatch(/<option value="ownPage"[^>]*selected/)
})

it('shows a tab for every time the app is bound, named in the language asked', async () => {
  const { emulator, read } = portal()
  const app = emulator.world.apps.get('local.trail')
  const first = app?.placements.find(({ placement }) => placement === 'CRM_DEAL_DETAIL_TAB')
  if (first) app?.placements.push({ ...first, title: 'Second', langAll: { ru: { TITLE: 'Второй' } } })
  const { text } = await read('/crm/deal/details/100/?lang=ru')
  expect(text).toContain('id="tab-local-trail-0"')
  expect(text).toContain('id="tab-local-trail-1"')
  expect(text).toContain('Второй')
})

it('shows no tab of an app that is not installed', async () => {
  const { text } = await portal({ installed: false }).read('/crm/deal/details/100/')
  expect(text).not.toContain('data-open')
  expect(text).toContain('/marketplace/app/trail/')
})

it('keeps the hidden card from everybody but an admin', async () => {
  const { read } = portal()
  expect((await read('/crm/deal/details/103/')).status).toBe(200)
  const refused = await read('/crm/deal/details/103/?user=7')
  expect(refused.status).toBe(403)
  expect(refused.text).toContain('no right to see it')
})

it.each([
  '/crm/deal/details/9999/',
  '/crm/deal/list/',
  '/marketplace/app/none/',
  '/company/personal/user/999/',
])('says that nothing is at %s', async (path) => {
  expect((await portal().read(path)).status).toBe(404)
})

it('remembers user, language and theme', async () => {
  const { read } = portal()
  const { headers } = await read('/?user=9&lang=ru&theme=dark')
  const cookie = headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
  const { text } = await read('/crm/deal/details/100/', cookie)
  expect(text).toContain('data-theme="dark"')
  expect(text).toContain('{"userId":9,"lang":"ru","device":"desktop"}')
})

it('leaves bar and drawer out of a page inside a slider', async () => {
  const { text } = await portal().read('/crm/deal/details/100/?IFRAME=Y&IFRAME_TYPE=SIDE_SLIDER')
  expect(text).not.toContain('id="drawer"')
  expect(text).toContain('role="tablist"')
})

it('allows no foreign script on its pages', async () => {
  const { headers } = await portal().read('/')
  expect(headers.get('content-security-policy')).toContain("script-src 'self'")
})

it('lists what is bound to the card as one escaped line each, the pinned ones apart', async () => {
  const { emulator, read } = portal()
  const pinned = entryOn(emulator, '<b>Pinned</b>', '[B]bold[/B]\n\n  second   line')
  const bound = addEntry(emulator.world, {
    ...entryOn(emulator, 'x', 'y'),
    owner: { entityTypeId: 2, entityId: 101 },
  })
  bindEntry(emulator.world, bound.id, deal)
  pinEntry(emulator.world, pinned.id, deal)
  const { text } = await read('/__portal/timeline?card=2:100')
  expect(text).toContain('&lt;b&gt;Pinned&lt;/b&gt;')
  expect(text).toContain('[B]bold[/B] second line')
  expect(text.indexOf('id="fixed-title"')).toBeLessThan(text.indexOf(`data-entry="${pinned.id}"`))
  expect(text).toContain(`data-entry="${bound.id}"`)
})

it('shows no entry that was unbound from its home or deleted', async () => {
  const { emulator, read } = portal()
  const unbound = entryOn(emulator, 'unbound', '')
  const deleted = entryOn(emulator, 'deleted', '')
  unbindEntry(emulator.world, unbound.id, deal)
  deleteEntry(emulator.world, deleted)
  const { text } = await read('/__portal/timeline?card=2:100')
  expect(text).not.toContain('data-entry')
})

it('takes a lone surrogate and 100 kB in its stride', async () => {
  const { emulator, read } = portal()
  entryOn(emulator, '\ud800', 'a'.repeat(100_000))
  const { status, text } = await read('/crm/deal/details/100/')
  expect(status).toBe(200)
  expect(text.length).toBeLessThan(40_000)
})

it('tells its frames nothing without a session', async () => {
  const app = new Hono().route('/', pages(createEmulator({ seed: 'empty' })))
  const response = await app.request('/__portal/frame', {
    method: 'POST',
    body: JSON.stringify({ sid: 'x', command: 'getInitData' }),
  })
  expect(await response.json()).toEqual({ silent: true })
})
