import { expect, it } from 'vitest'

import type { Json } from '../../world/types.ts'
import { readFrameCommand, writeFrameAnswer } from './wire.ts'

it('reads a command without parameters', () => {
  expect(readFrameCommand('getInitData:k1:s1')).toEqual({
    command: 'getInitData',
    params: undefined,
    key: 'k1',
    sid: 's1',
  })
})

it('keeps the colons of the parameters', () => {
  expect(readFrameCommand('setTitle:{"title":"a:b:c"}:k1:s1')).toEqual({
    command: 'setTitle',
    params: { title: 'a:b:c' },
    key: 'k1',
    sid: 's1',
  })
})

it('reads a raw value that is not an object', () => {
  expect(readFrameCommand('setValue:"{\\"a\\":1}":k1:s1')?.params).toBe('{"a":1}')
})

it('reads the object form that carries names with a colon', () => {
  const data = { method: 'im:setText', params: { text: 'x' }, callback: 'k1', appSid: 's1' }
  expect(readFrameCommand(data)).toEqual({
    command: 'im:setText',
    params: { text: 'x' },
    key: 'k1',
    sid: 's1',
  })
})

it('takes empty parameters of the object form as none', () => {
  const data = { method: 'im:getText', params: '', callback: 'k1', appSid: 's1' }
  expect(readFrameCommand(data)?.params).toBeUndefined()
})

it.each([
  ['setInstallFinish::s1', undefined],
  ['setInstallFinish:::s1', undefined],
  ['resizeWindow:{"width":"100%","height":716}::s1', { width: '100%', height: 716 }],
  ['setTitle:{"title":"a:b::c"}::s1', { title: 'a:b::c' }],
])('reads %s, which asks for no answer', (data, params) => {
  expect(readFrameCommand(data)).toEqual({ command: data.split(':')[0], params, key: '', sid: 's1' })
})

it.each([
  ['no callback', {}],
  ['an empty callback', { callback: '' }],
  ['false in its place', { callback: false }],
  ['null in its place', { callback: null }],
])('reads the object form with %s', (_what, more) => {
  const data = { method: 'im:setText', params: { text: 'a:b' }, appSid: 's1', ...more }
  expect(readFrameCommand(data)).toEqual({
    command: 'im:setText',
    params: { text: 'a:b' },
    key: '',
    sid: 's1',
  })
})

it('cuts a command of two parts as a portal does: its name is the key too', () => {
  expect(readFrameCommand('reloadWindow:s1')).toEqual({
    command: 'reloadWindow',
    params: undefined,
    key: 'reloadWindow',
    sid: 's1',
  })
})

it('gives back whatever JSON a client sends, with a key and without', () => {
  const random = randomFrom(20_261_128)
  for (let n = 0; n < 2_000; n += 1) {
    const params = n % 10 === 0 ? undefined : anyJson(random, 3)
    const key = n % 2 === 0 ? '' : `k${n}`
    const json = params === undefined ? '' : JSON.stringify(params)
    const expected = { command: 'setUserOption', params, key, sid: 'f00' }
    expect(readFrameCommand(`setUserOption:${json}:${key}:f00`)).toEqual(expected)
    const inObject = {
      method: 'setUserOption',
      params: params === undefined ? '' : params,
      callback: key,
      appSid: 'f00',
    }
    expect(readFrameCommand(inObject)).toEqual({ ...expected, params: params === '' ? undefined : params })
  }
})

/** Numbers from 0 up to 1 that are the same in every run (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A JSON value whose texts and names are full of the signs that the wire uses itself. */
function anyJson(random: () => number, depth: number): Json {
  const pick = Math.floor(random() * (depth > 0 ? 6 : 4))
  if (pick === 0) return random() < 0.5 ? null : random() < 0.5
  if (pick === 1) return Math.round(random() * 2_000 - 1_000) / 10
  if (pick <= 3) return anyText(random)
  const size = Math.floor(random() * 4)
  const values = Array.from({ length: size }, () => anyJson(random, depth - 1))
  return pick === 4 ? values : Object.fromEntries(values.map((value) => [`${anyText(random)}:`, value]))
}

function anyText(random: () => number): string {
  const signs = [':', '::', '"', '{', '}', '[', ',', '\\', ' ', 'a', '1', 'ж', '😀', '\n', 'null']
  const length = Math.floor(random() * 6)
  return Array.from({ length }, () => signs[Math.floor(random() * signs.length)]).join('')
}

it.each([
  ['one part', 'getInitData'],
  ['no command', ':k1:s1'],
  ['an empty sid', 'getInitData:k1:'],
  ['broken JSON', 'setTitle:{"title:k1:s1'],
  ['a number', 5],
  ['null', null],
  ['an object of another kind', { type: 'webpackOk' }],
  ['an object whose name is not text', { method: 5, callback: 'k', appSid: 's' }],
  ['an object without a sid', { method: 'im:getText', callback: 'k' }],
])('does not take %s for a command', (_what, data) => {
  expect(readFrameCommand(data)).toBeUndefined()
})

it('writes an answer under the key of its command', () => {
  expect(writeFrameAnswer('k1', { width: 5 })).toBe('k1:{"width":5}')
})

it('writes nothing after the colon for an answer without a value', () => {
  expect(writeFrameAnswer('k1', undefined)).toBe('k1:')
})
