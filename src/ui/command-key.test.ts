import { expect, it, vi } from 'vitest'
import { commandShortcut, onThisDevice } from './command-key.ts'

const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15'

it('names the Command key on a Mac, in any language', () => {
  vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue(MAC)
  expect(onThisDevice('Ctrl+Home, Ctrl+End')).toBe('⌘Home, ⌘End')
  expect(onThisDevice('Strg+Enter')).toBe('⌘Enter')
  expect(commandShortcut('b')).toBe('Meta+B')
})

it('leaves Ctrl where there is a Ctrl', () => {
  expect(onThisDevice('Ctrl+Entrée')).toBe('Ctrl+Entrée')
  expect(commandShortcut('b')).toBe('Control+B')
})
