import { expect, it } from 'vitest'

import { permittedKind, placementInterface } from './commands.ts'

const tab = { placement: 'CRM_DEAL_DETAIL_TAB', surface: 'tab' } as const
const page = { placement: 'DEFAULT', surface: 'page' } as const
const slider = { placement: 'DEFAULT', surface: 'slider' } as const

it.each(['setTitle', 'setScroll', 'reloadWindow'])(
  'denies %s in a tab and allows it on the own page',
  (name) => {
    expect(permittedKind(name, tab)).toBeUndefined()
    expect(permittedKind(name, page)).toBeDefined()
  },
)

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
