import { expect, it } from 'vitest'

import { createEmulator } from '../../create-emulator.ts'
import type { EmulatorOptions } from '../../emulator.ts'
import type { Json } from '../../world/types.ts'
import { answerCommand } from './answer.ts'
import { openFrame } from './sessions.ts'

const origin = { host: 'localhost:8024', https: false }

function openTab(options: EmulatorOptions = {}, userId = 1) {
  const emulator = createEmulator(options)
  const opened = openFrame(
    emulator,
    {
      surface: 'tab',
      app: 'local.trail',
      userId,
      lang: 'en',
      placement: 'CRM_DEAL_DETAIL_TAB',
      handler: 0,
      options: { ID: '100' },
    },
    origin,
  )
  if ('refusal' in opened) throw new Error(opened.refusal)
  const { session } = opened
  const say = (command: string, params?: Json) => answerCommand(emulator, session, command, params, origin)
  return { emulator, session, say }
}

it('tells a frame all it needs to start', () => {
  const { say, session } = openTab()
  expect(say('getInitData').value).toEqual({
    LANG: 'en',
    DOMAIN: 'localhost:8024',
    PROTOCOL: 0,
    PATH: '/rest',
    AUTH_ID: session.token.accessToken,
    AUTH_EXPIRES: '3600',
    REFRESH_ID: session.token.refreshToken,
    MEMBER_ID: expect.stringMatching(/^[0-9a-f]{32}$/),
    FIRST_RUN: false,
    IS_ADMIN: true,
    INSTALL: false,
    USER_OPTIONS: [],
    APP_OPTIONS: [],
    PLACEMENT: 'CRM_DEAL_DETAIL_TAB',
    PLACEMENT_OPTIONS: { ID: '100' },
  })
})

it('prints empty options as maps in the docs dialect', () => {
  const { say } = openTab({ dialect: 'docs' })
  expect(say('getInitData').value).toMatchObject({ USER_OPTIONS: {}, APP_OPTIONS: {} })
})

it('gives another token on refresh and tells it to a frame that starts again', () => {
  const { say, session } = openTab()
  const before = session.token.accessToken
  const { value } = say('refreshAuth')
  expect(value).toEqual({
    AUTH_ID: session.token.accessToken,
    AUTH_EXPIRES: '3600',
    REFRESH_ID: session.token.refreshToken,
  })
  expect(session.token.accessToken).not.toBe(before)
  expect(say('getInitData').value).toMatchObject({ AUTH_ID: session.token.accessToken })
})

it('still refreshes after the portal was reset', () => {
  const { say, emulator, session } = openTab()
  emulator.reset({ seed: 'empty' })
  say('refreshAuth')
  expect(emulator.world.tokens.has(session.token.accessToken)).toBe(true)
})

it('says how many seconds a token has left', () => {
  let now = 1_700_000_000_000
  const { say } = openTab({ now: () => now })
  now += 600_000
  expect(say('getInitData').value).toMatchObject({ AUTH_EXPIRES: '3000' })
})

it('keeps an app option of an admin and answers with all of them', () => {
  const { say } = openTab()
  say('setAppOption', { name: 'a', value: '1' })
  expect(say('setAppOption', { name: 'b', value: { c: 2 } }).value).toEqual({ a: '1', b: { c: 2 } })
})

it('keeps silent about an app option of anybody else and does not keep it', () => {
  const { say, emulator } = openTab({}, 7)
  expect(say('setAppOption', { name: 'a', value: '1' })).toEqual({ silent: true })
  expect(emulator.world.apps.get('local.trail')?.options.has('a')).toBe(false)
})

it('keeps a user option for that user only and echoes it', () => {
  const { say, emulator } = openTab({}, 7)
  expect(say('setUserOption', { name: 'theme', value: 'dark' }).value).toEqual({
    name: 'theme',
    value: 'dark',
  })
  const app = emulator.world.apps.get('local.trail')
  expect(app?.userOptions.get(7)?.get('theme')).toBe('dark')
  expect(app?.userOptions.get(1)?.get('theme')).toBeUndefined()
})

it('is a first run once, in a portal where the app was not installed', () => {
  const { say } = openTab({ installed: false })
  expect(say('getInitData').value).toMatchObject({ FIRST_RUN: true, INSTALL: true })
  expect(say('setInstall', { install: true }).value).toEqual({ install: true })
  expect(say('getInitData').value).toMatchObject({ FIRST_RUN: false, INSTALL: true })
})

it('ends the installation without an answer', () => {
  const { say, emulator } = openTab({ installed: false })
  expect(say('setInstallFinish')).toEqual({ silent: true, installFinished: true })
  expect(emulator.world.apps.get('local.trail')?.installed).toBe(true)
})

it('lists reloadData for a card tab', () => {
  expect(openTab().say('getInterface').value).toEqual({ command: ['reloadData'], event: [] })
})

it('leaves what happens on screen to the page', () => {
  expect(openTab().say('resizeWindow', { width: 1, height: 2 })).toEqual({})
})

it('is mute, late or garbled as often as a fault says', () => {
  const { say, emulator } = openTab()
  emulator.faults.add([{ frame: 'getInitData', mute: true }])
  expect(say('getInitData')).toEqual({ silent: true })
  expect(say('getInitData')).toHaveProperty('value')
  emulator.faults.add([{ frame: 'getInitData', answer: '{broken', delay: 50 }])
  expect(say('getInitData')).toMatchObject({ raw: '{broken', delay: 50 })
})
