import { expect, it } from 'vitest'

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
  ['too few parts', 'getInitData:k1'],
  ['an empty sid', 'getInitData:k1:'],
  ['broken JSON', 'setTitle:{"title:k1:s1'],
  ['a number', 5],
  ['null', null],
  ['an object of another kind', { type: 'webpackOk' }],
  ['an object whose name is not text', { method: 5, callback: 'k', appSid: 's' }],
])('does not take %s for a command', (_what, data) => {
  expect(readFrameCommand(data)).toBeUndefined()
})

it('writes an answer under the key of its command', () => {
  expect(writeFrameAnswer('k1', { width: 5 })).toBe('k1:{"width":5}')
})

it('writes nothing after the colon for an answer without a value', () => {
  expect(writeFrameAnswer('k1', undefined)).toBe('k1:')
})
