import { expect, it } from 'vitest'

import { createEmulator } from '../../create-emulator.ts'
import type { Emulator } from '../../emulator.ts'
import type { OpenRequest } from './opened-frame.ts'
import { openFrame } from './sessions.ts'

const origin = { host: 'localhost:8024', https: false }

const dealTab: OpenRequest = {
  surface: 'tab',
  app: 'local.trail',
  userId: 1,
  lang: 'de',
  placement: 'CRM_DEAL_DETAIL_TAB',
  handler: 0,
  options: { ID: '100', URI: '/crm/deal/details/100/' },
}

function open(emulator: Emulator, changes: Partial<OpenRequest> = {}) {
  const opened = openFrame(emulator, { ...dealTab, ...changes }, origin)
  if ('refusal' in opened) throw new Error(opened.refusal)
  return opened
}

it('names the iframe by host, protocol and a fresh sid', () => {
  const emulator = createEmulator()
  const { frame } = open(emulator)
  expect(frame.name).toBe(`localhost:8024|0|${frame.sid}`)
  expect(frame.sid).toMatch(/^[0-9a-f]{32}$/)
  expect(open(emulator).frame.sid).not.toBe(frame.sid)
})

it('adds the portal, the language and the sid to the handler address', () => {
  const { frame } = open(createEmulator({ appUrl: 'http://localhost:5173/page?a=1' }))
  const url = new URL(frame.action)
  expect(url.origin + url.pathname).toBe('http://localhost:5173/page')
  expect(Object.fromEntries(url.searchParams)).toEqual({
    a: '1',
    DOMAIN: 'localhost:8024',
    PROTOCOL: '0',
    LANG: 'de',
    APP_SID: frame.sid,
  })
})

it('posts every field a portal posts', () => {
  const { frame, session } = open(createEmulator())
  expect(Object.keys(frame.fields)).toEqual([
    'AUTH_ID',
    'AUTH_EXPIRES',
    'REFRESH_ID',
    'SERVER_ENDPOINT',
    'APPLICATION_TOKEN',
    'APPLICATION_SCOPE',
    'member_id',
    'status',
    'PLACEMENT',
    'PLACEMENT_OPTIONS',
  ])
  expect(frame.fields).toMatchObject({
    AUTH_ID: session.token.accessToken,
    AUTH_EXPIRES: '3600',
    status: 'L',
  })
  expect(frame.fields['PLACEMENT_OPTIONS']).toBe('{"ID":"100","URI":"/crm/deal/details/100/"}')
})

it.each([
  ['object', { ID: '100', URI: '/crm/deal/details/100/' }, '{"ID":"100","URI":"/crm/deal/details/100/"}'],
  ['json', '{"ID":"100","URI":"/crm/deal/details/100/"}', '{"ID":"100","URI":"/crm/deal/details/100/"}'],
  ['empty', '', undefined],
  ['missing', undefined, undefined],
  ['garbage', '{"ID":', '{"ID":'],
] as const)('hands over PLACEMENT_OPTIONS as %s', (placementOptions, told, posted) => {
  const emulator = createEmulator()
  emulator.faults.add([{ placementOptions }])
  const { session, frame } = open(emulator)
  expect(session.placementOptions).toEqual(told)
  expect(frame.fields['PLACEMENT_OPTIONS']).toBe(posted)
})

it('opens another placement and another ID once when a fault says so', () => {
  const emulator = createEmulator()
  emulator.faults.add([{ placement: 'CRM_LEAD_LIST_MENU', entityId: 'abc' }])
  const { session } = open(emulator)
  expect(session.placement).toBe('CRM_LEAD_LIST_MENU')
  expect(session.placementOptions).toMatchObject({ ID: 'abc' })
  expect(open(emulator).session.placement).toBe('CRM_DEAL_DETAIL_TAB')
})

it('gives an admin the own page of an app that is not installed, and others a refusal', () => {
  const emulator = createEmulator({ installed: false })
  expect(open(emulator).session.install).toBe(true)
  expect(openFrame(emulator, { ...dealTab, userId: 7 }, origin)).toHaveProperty('refusal')
})

it.each([
  ['ownPage', ['setTitle', 'setScroll', 'reloadWindow']],
  ['everywhere', ['setTitle']],
] as const)('tells the page what is denied in a tab: %s', (scrollAndReload, denied) => {
  const { frame } = open(createEmulator({ switches: { scrollAndReload } }))
  expect(frame.denied).toEqual(denied)
})

it('refuses a tab that is bound no more', () => {
  expect(openFrame(createEmulator(), { ...dealTab, handler: 5 }, origin)).toHaveProperty('refusal')
})

it('has no PLACEMENT_OPTIONS on the own page', () => {
  const { handler: _handler, ...page } = dealTab
  const opened = openFrame(
    createEmulator(),
    { ...page, surface: 'page', placement: 'DEFAULT', options: {} },
    origin,
  )
  if ('refusal' in opened) throw new Error(opened.refusal)
  expect(opened.session.placementOptions).toBe('')
  expect(opened.frame.fields).not.toHaveProperty('PLACEMENT_OPTIONS')
})
