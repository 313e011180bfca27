import { describe, expect, it } from 'vitest'
import { letterOf } from './letter-of.ts'

/** What the keys P, N, B, C, E, U, J and K of an English keyboard write on other layouts. */
const LAYOUTS = {
  Russian: 'зтисугол',
  Ukrainian: 'зтисугол',
  Kazakh: 'зтисугол',
  Bulgarian: 'пнбцеуйк',
  Greek: 'πνβψεθξκ',
  Hebrew: 'פמנבקוחל',
} as const

const PLACES = 'PNBCEUJK'

describe.each(Object.entries(LAYOUTS))('on a %s keyboard', (_, written) => {
  it('goes by the place of the key', () => {
    const keys = Array.from(written, (key, k) => ({ key, code: `Key${PLACES[k]}`, shiftKey: false }))
    expect(keys.map(letterOf).join('')).toBe(PLACES.toLowerCase())
  })
})

it('goes by the place on keys that write two letters at once, or only a mark', () => {
  expect(letterOf({ key: 'لا', code: 'KeyB', shiftKey: false })).toBe('b')
  expect(letterOf({ key: '\u0E37', code: 'KeyN', shiftKey: false })).toBe('n')
  expect(letterOf({ key: 'แ', code: 'KeyC', shiftKey: false })).toBe('c')
  expect(letterOf({ key: '\u0E48', code: 'KeyJ', shiftKey: false })).toBe('j')
})

it('goes by what the key writes on Latin layouts', () => {
  expect(letterOf({ key: 'a', code: 'KeyQ', shiftKey: false })).toBe('a')
  expect(letterOf({ key: 'P', code: 'KeyR', shiftKey: true })).toBe('p')
  expect(letterOf({ key: 'n', code: 'KeyL', shiftKey: false })).toBe('n')
  // Dvorak writes a full stop where an English keyboard has E, AZERTY a comma where it has M.
  expect(letterOf({ key: '.', code: 'KeyE', shiftKey: false })).toBe('')
  expect(letterOf({ key: ',', code: 'KeyM', shiftKey: false })).toBe('')
  expect(letterOf({ key: 'ü', code: 'KeyU', shiftKey: false })).toBe('')
  expect(letterOf({ key: 'ı', code: 'KeyI', shiftKey: false })).toBe('')
})

it('knows the question mark and the slash by sign, and by place where the layout is not Latin', () => {
  expect(letterOf({ key: '?', code: 'Digit7', shiftKey: true })).toBe('?')
  expect(letterOf({ key: '?', code: 'Minus', shiftKey: true })).toBe('?')
  expect(letterOf({ key: ',', code: 'Slash', shiftKey: true })).toBe('?')
  expect(letterOf({ key: '؟', code: 'Slash', shiftKey: true })).toBe('?')
  expect(letterOf({ key: 'ฦ', code: 'Slash', shiftKey: true })).toBe('?')
  expect(letterOf({ key: '/', code: 'Digit7', shiftKey: true })).toBe('/')
  expect(letterOf({ key: '.', code: 'Slash', shiftKey: false })).toBe('/')
  expect(letterOf({ key: 'ظ', code: 'Slash', shiftKey: false })).toBe('/')
  // German and French keyboards write these there.
  expect(letterOf({ key: '_', code: 'Slash', shiftKey: true })).toBe('')
  expect(letterOf({ key: '§', code: 'Slash', shiftKey: true })).toBe('')
  expect(letterOf({ key: '-', code: 'Slash', shiftKey: false })).toBe('')
})

it('takes no other key for a letter', () => {
  for (const key of ['Enter', 'Dead', 'Process', 'Unidentified', 'Escape', ' ', '7'])
    expect(letterOf({ key, code: 'KeyP', shiftKey: false }), key).toBe('')
})
