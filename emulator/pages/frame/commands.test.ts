import { expect, it } from 'vitest'

import { switchesOf } from '../../world/dialects.ts'
import type { Switches } from '../../world/types.ts'
import { deniedCommands, permittedKind, placementInterface, type FrameSurface } from './commands.ts'

function frame(placement: string, surface: FrameSurface, changes: Partial<Switches> = {}) {
  return { placement, denied: deniedCommands({ placement, surface }, switchesOf('cloud', changes)) }
}

const tab = frame('CRM_DEAL_DETAIL_TAB', 'tab')
const page = frame('DEFAULT', 'page')
const slider = frame('DEFAULT', 'slider')

it.each(['setTitle', 'setScroll', 'reloadWindow'])(
  'denies %s in a tab and allows it on the own page',
  (name) => {
    expect(permittedKind(name, tab)).toBeUndefined()
    expect(permittedKind(name, page)).toBeDefined()
  },
)

it.each([
  ['setScroll', 'echo'],
  ['reloadWindow', 'mute'],
  ['setTitle', undefined],
] as const)('treats %s in a tab as %s since rest 25.800', (name, kind) => {
  const newer = frame('CRM_DEAL_DETAIL_TAB', 'tab', { scrollAndReload: 'everywhere' })
  expect(permittedKind(name, newer)).toBe(kind)
})

it('denies resizeWindow in a slider only', () => {
  expect(permittedKind('resizeWindow', slider)).toBeUndefined()
  expect(permittedKind('resizeWindow', tab)).toBe('page')
})

it('knows placementBindEvent and reloadData in a tab only', () => {
  expect(permittedKind('placementBindEvent', tab)).toBe('mute')
  expect(permittedKind('placementBindEvent', page)).toBeUndefined()
  expect(permittedKind('reloadData', tab)).toBe('page')
  expect(permittedKind('reloadData', page)).toBeUndefined()
})

it.each(['imCallTo', 'imPhoneTo', 'imOpenMessenger', 'imOpenHistory'])('never answers %s', (name) => {
  expect(permittedKind(name, tab)).toBe('mute')
})

it('does not know a command of its own making', () => {
  expect(permittedKind('formatDisk', tab)).toBeUndefined()
  expect(permittedKind('constructor', tab)).toBeUndefined()
})

it('lists reloadData as the interface of a card tab and nothing for the own page', () => {
  expect(placementInterface('CRM_DYNAMIC_174_DETAIL_TAB')).toEqual({ command: ['reloadData'], event: [] })
  expect(placementInterface('DEFAULT')).toEqual({ command: [], event: [] })
})
