import { expect, it, vi } from 'vitest'
import { readStored, writeStored } from './browser-storage.ts'

it('stores, reads and removes', () => {
  writeStored('a', 'one')
  expect(localStorage.getItem('a')).toBe('one')
  expect(readStored('a')).toBe('one')
  writeStored('a', null)
  expect(readStored('a')).toBeNull()
})

it('keeps in memory what a full storage refuses', () => {
  writeStored('full', 'old')
  const refuse = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  writeStored('full', 'new')
  expect(readStored('full')).toBe('new')
  refuse.mockRestore()
  writeStored('full', 'newest')
  expect(localStorage.getItem('full')).toBe('newest')
})

it('works where storage is denied altogether', () => {
  vi.spyOn(globalThis, 'localStorage', 'get').mockImplementation(() => {
    throw new DOMException('denied', 'SecurityError')
  })
  writeStored('denied', 'one')
  expect(readStored('denied')).toBe('one')
  expect(readStored('never written')).toBeNull()
})
